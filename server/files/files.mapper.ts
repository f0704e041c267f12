import type { FileVersion, StoredFile } from '#contract/files.js';
import { kindOf } from '#domain/files/kinds.js';
import type { FileRow, VersionRow } from './files.repository.js';

function toVersion(row: VersionRow): FileVersion {
  const { number, name, mediaType, bytes, sha256, receivedSha256, removed, uploadedBy, uploadedAt } = row;
  const group = kindOf(mediaType)?.group;
  const preview = group === 'image' || group === 'pdf' ? group : null;
  return { number, name, mediaType, bytes, sha256, receivedSha256, removed, preview, uploadedBy, uploadedAt };
}

export function toStoredFile({ id, subjectType, subjectId, part, hidden, version, versions }: FileRow): StoredFile {
  const [newest, ...older] = versions;
  return {
    ...toVersion(newest),
    id,
    subjectType,
    subjectId,
    part,
    older: older.map(toVersion),
    hidden,
    version,
  };
}
