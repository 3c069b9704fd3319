import { type DoubleByteTable, doubleByteTable, type PackedDoubleByteTable } from './double-byte-table.ts';
import type { TableName } from './facts.ts';

/** Each table is a module of its own, so that only those that are used are read. */
const modules: Record<TableName, () => Promise<{ readonly table: PackedDoubleByteTable }>> = {
  japanese: () => import('./tables/japanese.ts'),
  'japanese-930': () => import('./tables/japanese-930.ts'),
  korean: () => import('./tables/korean.ts'),
  'simplified-chinese': () => import('./tables/simplified-chinese.ts'),
  'traditional-chinese': () => import('./tables/traditional-chinese.ts'),
};

const loaded = new Map<TableName, DoubleByteTable>();

export async function loadTable(name: TableName): Promise<void> {
  if (loaded.has(name)) return;
  const { table } = await modules[name]();
  // Two callers may have waited for the same module.
  if (!loaded.has(name)) loaded.set(name, doubleByteTable(table));
}

export function loadedTable(name: TableName): DoubleByteTable | undefined {
  return loaded.get(name);
}
