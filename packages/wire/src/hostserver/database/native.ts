import { ServerId } from '../header.ts';
import { request } from './request.ts';

const source = 'DBNativeDatabaseRequestDS.java';
const native = (id: number, about: string) =>
  request(ServerId.nativeDatabase, id, `${about} Answered by Reply.`, source);

export const CreateSourceFile = native(0x1800, 'Create a source physical file.');
export const CreateFile = native(0x1801, 'Create a database file like another.');
export const AddMember = native(0x1802, 'Add a member to a file.');
export const ClearMember = native(0x1803, 'Clear a member.');
export const DeleteMember = native(0x1804, 'Delete a member.');
export const OverrideFile = native(0x1805, 'Override a file with another.');
export const DeleteOverride = native(0x1806, 'Delete the override of a file.');
export const CreateSaveFile = native(0x1807, 'Create a save file.');
export const ClearSaveFile = native(0x1808, 'Clear a save file.');
export const DeleteFile = native(0x1809, 'Delete a file.');
export const ReadSaveFile = native(0x180a, 'Read a save file.');
export const WriteSaveFile = native(0x180b, 'Write a save file.');
