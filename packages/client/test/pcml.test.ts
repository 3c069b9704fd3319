import assert from 'node:assert/strict';
import { test } from 'node:test';
import { charset } from '@bigiron/wire/ccsid/index';
import { ProgramReply, ReturnCode, storageOf, writeBack } from '@bigiron/wire/hostserver/command/index';
import { Decimal, PcmlDocument } from '../src/index.ts';
import { commandScript } from './command-script.ts';
import type { Script } from './scripted-host.ts';
import { signedOn } from './signed-on.ts';

function pcml(body: string): PcmlDocument {
  return new PcmlDocument(`<pcml version="6.0">${body}</pcml>`);
}

/** A remote command server with one program: a function over the storage of its parameters. */
function program(run: (storage: (Buffer | undefined)[], name: string) => void): Script {
  return commandScript({
    program({ program: name, library, parameters }) {
      const storage = parameters.map(part => storageOf(part, 1 << 20));
      run(storage, `${library}/${name}`);
      const back = parameters.map((part, i) => writeBack(part, storage[i])).filter(part => part !== undefined);
      return ProgramReply.encode({ returnCode: ReturnCode.ok, messageCount: 0, parameters: back });
    },
  });
}

const ebcdic = (text: string) => Buffer.from(charset(37).encode(text));

test('a list whose length and place the program tells: count, offset and length by reference', async () => {
  const document = pcml(`
    <program name="list" path="/QSYS.LIB/SHOP.LIB/LIST.PGM">
      <struct name="receiver" usage="output" outputsize="100">
        <data name="offset" type="int" length="4"/>
        <data name="count" type="int" length="4"/>
        <struct name="entries" count="count" offset="offset">
          <data name="size" type="int" length="2"/>
          <data name="name" type="char" length="size"/>
          <data name="places" type="int" length="2" count="2"/>
        </struct>
      </struct>
    </program>`);
  const script = program(([receiver], name) => {
    assert.equal(name, 'SHOP/LIST');
    assert.equal(receiver?.length, 100);
    receiver?.writeInt32BE(20, 0);
    receiver?.writeInt32BE(2, 4);
    Buffer.concat([Buffer.from([0, 3]), ebcdic('ABC'), Buffer.from([0, 1, 0, 2])]).copy(receiver as Buffer, 20);
    Buffer.concat([Buffer.from([0, 1]), ebcdic('Z'), Buffer.from([0, 3, 0, 4])]).copy(receiver as Buffer, 29);
  });
  await signedOn({ 'as-rmtcmd': script }, async host => {
    assert.deepEqual(await host.callPcml(document, 'list'), {
      values: {
        receiver: {
          offset: 20,
          count: 2,
          entries: [
            { size: 3, name: 'ABC', places: [1, 2] },
            { size: 1, name: 'Z', places: [3, 4] },
          ],
        },
      },
      returned: 0,
      errno: 0,
    });
  });
});

test('offsets from an outer structure, and from the start', async () => {
  const document = pcml(`
    <program name="p" path="/QSYS.LIB/L.LIB/P.PGM">
      <struct name="outer" usage="output" outputsize="40">
        <data name="first" type="char" length="2"/>
        <struct name="inner">
          <data name="a" type="char" length="1"/>
          <data name="b" type="char" length="1" offset="10" offsetfrom="outer"/>
          <data name="c" type="char" length="1" offset="20" offsetfrom="0"/>
          <data name="d" type="char" length="1" offset="22"/>
        </struct>
      </struct>
    </program>`);
  const script = program(([outer]) => {
    for (let i = 0; i < 40; i++) (outer as Buffer)[i] = 0xc1 + (i % 9);
  });
  await signedOn({ 'as-rmtcmd': script }, async host => {
    const { values } = await host.callPcml(document, 'p');
    // Bytes 2, 10, 20 and 2 + 22.
    assert.deepEqual(values.outer, { first: 'AB', inner: { a: 'C', b: 'B', c: 'C', d: 'G' } });
  });
});

test('what the host is too old or too new for is no part of the call', async () => {
  const document = pcml(`
    <program name="p" path="/QSYS.LIB/L.LIB/P.PGM">
      <data name="always" type="int" length="4" usage="input" init="1"/>
      <data name="later" type="int" length="4" usage="input" minvrm="V9R1M0"/>
      <data name="former" type="int" length="4" usage="input" maxvrm="V4R5M0"/>
      <struct name="both" usage="input">
        <data name="old" type="int" length="4" maxvrm="V4R5M0"/>
        <data name="new" type="int" length="2" minvrm="V7R5M0" init="-2"/>
      </struct>
    </program>`);
  const script = program(storage => {
    assert.deepEqual(storage, [Buffer.from('00000001', 'hex'), Buffer.from('fffe', 'hex')]);
  });
  await signedOn({ 'as-rmtcmd': script }, async host => {
    await host.callPcml(document, 'p');
  });
});

test('storage that a program left as it was is looked at only when somebody asks', async () => {
  const document = pcml(`
    <program name="p" path="/QSYS.LIB/L.LIB/P.PGM">
      <data name="good" type="packed" length="5" precision="2" usage="output"/>
      <data name="bad" type="packed" length="5" precision="2" usage="output"/>
    </program>`);
  const script = program(([good]) => good?.set(Buffer.from('01250f', 'hex')));
  await signedOn({ 'as-rmtcmd': script }, async host => {
    const { values } = await host.callPcml(document, 'p');
    assert.deepEqual(values.good, new Decimal(1250n, 2));
    assert.throws(() => values.bad, { name: 'PcmlError', code: 'pcml-data', message: /^p\.bad: / });
  });
});

test('varying text, trimming, bytes and unnamed fields', async () => {
  const document = pcml(`
    <program name="p" path="/QSYS.LIB/L.LIB/P.PGM">
      <data name="v2" type="varchar" length="6" usage="inputoutput"/>
      <data name="v4" type="varchar" length="3" varlength="4" usage="inputoutput"/>
      <data name="left" type="char" length="4" trim="left" usage="inputoutput"/>
      <data name="none" type="char" length="4" trim="none" usage="inputoutput"/>
      <data name="raw" type="byte" length="3" usage="inputoutput"/>
      <struct name="filled" usage="input">
        <data type="char" length="2"/>
        <data type="int" length="2"/>
        <data type="byte" length="2" init="0x40"/>
      </struct>
    </program>`);
  const script = program(storage => {
    assert.equal(storage[0]?.toString('hex'), '0002c1c200000000');
    assert.equal(storage[1]?.toString('hex'), '00000003c3c4c5');
    assert.equal(storage[5]?.toString('hex'), '404000004040');
  });
  await signedOn({ 'as-rmtcmd': script }, async host => {
    const given = { v2: 'AB', v4: 'CDE', left: ' X', none: ' X', raw: Buffer.from([1, 2]) };
    const { values } = await host.callPcml(document, 'p', given);
    assert.deepEqual(values, { v2: 'AB', v4: 'CDE', left: 'X  ', none: ' X  ', raw: Buffer.from([1, 2, 0]) });
  });
});

test('output is read in the order of parseorder, so that one parameter can tell the size of another', async () => {
  const document = pcml(`
    <program name="p" path="/QSYS.LIB/L.LIB/P.PGM" parseorder="count list">
      <data name="list" type="char" length="1" count="count" usage="output" outputsize="10"/>
      <data name="count" type="int" length="4" usage="output"/>
    </program>`);
  const script = program(([list, count]) => {
    ebcdic('ABC').copy(list as Buffer);
    count?.writeInt32BE(3);
  });
  await signedOn({ 'as-rmtcmd': script }, async host => {
    assert.deepEqual((await host.callPcml(document, 'p')).values, { count: 3, list: ['A', 'B', 'C'] });
  });
});

test('values that are missing or do not fit are refused by the path of their element', async () => {
  const document = pcml(`
    <program name="p" path="/QSYS.LIB/L.LIB/P.PGM">
      <struct name="s" usage="input">
        <data name="code" type="char" length="2"/>
        <data name="list" type="int" length="4" count="2" init="0"/>
      </struct>
      <data name="late" type="char" length="size" usage="output"/>
      <data name="size" type="int" length="4" usage="input" init="0"/>
    </program>`);
  await signedOn({ 'as-rmtcmd': program(() => assert.fail('nothing is sent')) }, async host => {
    const cases: [Record<string, unknown>, RegExp][] = [
      [{}, /^PcmlError: p\.s\.code has no value, and no init/],
      [{ s: { code: 'ABC' } }, /^PcmlError: p\.s\.code: 3 bytes do not fit into 2/],
      [{ s: { code: 'A', list: 5 } }, /^PcmlError: p\.s\.list is an array/],
      [{ s: { code: 'A', list: ['x'] } }, /^PcmlError: p\.s\.list: /],
      [{ other: 1 }, /^PcmlError: p has no parameter other/],
      [{ s: { code: 'A' }, size: -1 }, /^PcmlError: p\.late depends on p\.size, which is -1/],
    ];
    for (const [values, expected] of cases) await assert.rejects(host.callPcml(document, 'p', values), expected);
    await assert.rejects(host.callPcml(document, 'q'), /the document has no program q; it has p/);
  });
});

test('documents that mean nothing are refused, with the line', () => {
  const data = (attributes: string) =>
    `<program name="p" path="/QSYS.LIB/L.LIB/P.PGM">\n<data name="d" ${attributes}/></program>`;
  const cases: [string, RegExp][] = [
    ['<program/>', /line 1: <program> needs the attribute name/],
    [data('type="float" length="6"'), /line 2: type="float" cannot have length="6"/],
    [data('type="int" length="4" precision="15"'), /line 2: an int of length="4" cannot have precision="15"/],
    [data('type="packed" length="5" precision="6"'), /line 2: precision="6" is more than length="5"/],
    [data('type="char"'), /line 2: type="char" needs the attribute length/],
    [data('type="date" length="10"'), /line 2: type="date" has no length/],
    [data('type="colour" length="1"'), /line 2: type="colour" is none of char/],
    [data('type="char" length="1" color="red"'), /line 2: <data> has no attribute color/],
    [data('type="char" length="n"'), /line 2: length="n" names no element/],
    [data('type="char" length="d"'), /line 2: length names p\.d, which is no int/],
    [data('type="struct" struct="none"'), /line 2: there is no <struct name="none">/],
    [data('type="char" length="1" offset="4" offsetfrom="d"'), /line 2: offsetfrom names p\.d, which does not contain/],
    [data('type="char" length="1" minvrm="7.2"'), /line 2: minvrm="7.2" is no release/],
    ['<program name="p" path="/home/p"/>', /line 1: path="\/home\/p" names no program/],
    [
      '<struct name="a"><data name="x" type="struct" struct="a"/></struct><program name="p"><data type="struct" struct="a"/></program>',
      /the structure a contains itself/,
    ],
    ['<loop/>', /line 1: <loop> cannot stand in <pcml>/],
  ];
  for (const [body, expected] of cases) assert.throws(() => pcml(body), expected, body);
  assert.throws(() => new PcmlDocument('<rfml version="5.0"/>'), /<pcml> has to be here, not <rfml>/);
});

test('XML: what documents use is read, the rest is refused', () => {
  const read = (text: string) => [...new PcmlDocument(text).programs.keys()];
  const program = '<program name="a&amp;b&#x21;"/>';
  assert.deepEqual(
    read(
      `\ufeff<?xml version="1.0"?>\n<!DOCTYPE pcml [ <!ENTITY x "y"> ]>\n<!-- c --><pcml version='1.0'>text ${program}<![CDATA[<x>]]></pcml>\n`,
    ),
    ['a&b!'],
  );
  const cases: [string, RegExp][] = [
    ['', /line 1: < has to be here/],
    ['<pcml version="1.0">', /line 1: <pcml> of line 1 has no end/],
    ['<pcml version="1.0"></pcm>', /<\/pcm> where <\/pcml> has to be/],
    ['<pcml version="1.0" version="2.0"/>', /attribute version is there twice/],
    ['<pcml version=1/>', /an attribute value stands in quotes/],
    ['<pcml version="1.0"/>\n<pcml version="1.0"/>', /line 2: there is something behind the root element/],
    ['<pcml version="&x;"/>', /&x; is not known/],
    ['<pcml version="<"/>', /an attribute value has no </],
    [`${'<a>'.repeat(100)}`, /nested deeper than 64/],
  ];
  for (const [text, expected] of cases)
    assert.throws(() => read(text), { name: 'PcmlError', code: 'pcml-xml', message: expected }, text);
});
