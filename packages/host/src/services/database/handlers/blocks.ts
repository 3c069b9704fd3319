import {
  ChangeDescriptor,
  ChangeRpb,
  CreateRpb,
  CreateRpbBasedOn,
  DeleteDescriptor,
  DeleteResultsSet,
  DeleteRpb,
  ResetRpb,
  SendResultsSet,
} from '@bigiron/wire/hostserver/database/index';
import { parametersOf } from '../parameters.ts';
import { done, serve } from '../serve.ts';

/** Request parameter blocks, descriptors and operation results sets: what clients keep with the server under handles of their own. */
export const blocks = [
  serve(CreateRpb, (request, { blocks }) => {
    blocks.set(request.rpb, parametersOf(request));
    return done;
  }),
  serve(CreateRpbBasedOn, (request, { blocks }) => {
    blocks.set(request.rpb, { ...blocks.get(request.basedOnRpb ?? 0), ...parametersOf(request) });
    return done;
  }),
  serve(ChangeRpb, (request, { blocks }) => {
    blocks.set(request.rpb, { ...blocks.get(request.rpb), ...parametersOf(request) });
    return done;
  }),
  serve(ResetRpb, (request, { blocks }) => {
    blocks.set(request.rpb, parametersOf(request));
    return done;
  }),
  serve(DeleteRpb, async (request, conversation) => {
    const name = conversation.blocks.get(request.rpb)?.statementName;
    conversation.blocks.delete(request.rpb);
    await conversation.deleteStatement(conversation.statement(request, name));
    return done;
  }),

  serve(ChangeDescriptor, (request, { descriptors }) => {
    const format = request.parameterFormat ?? request.originalParameterFormat;
    if (format) descriptors.set(request.descriptor, format);
    else descriptors.delete(request.descriptor);
    return done;
  }),
  serve(DeleteDescriptor, (request, { descriptors }) => {
    descriptors.delete(request.descriptor);
    return done;
  }),

  serve(SendResultsSet, (request, { diagnostics }) => ({ diagnostic: diagnostics.get(request.returnResults) })),
  serve(DeleteResultsSet, (request, { diagnostics }) => {
    diagnostics.delete(request.returnResults);
    return done;
  }),
];
