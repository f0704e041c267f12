const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
/** 1980-01-01 00:00, the first moment that a ZIP can name. */
const DOS_EPOCH = 0x0021_0000;

/**
 * Sets every entry's date of a ZIP archive to one moment, in place: the writer stamps the clock on each, and then the same content
 * would never give the same bytes. Throws when the buffer is no (single, 32-bit) archive.
 */
export function fixZipDates(archive: Buffer): Buffer {
  const end = archive.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0 || archive.readUInt32LE(end) !== END_OF_DIRECTORY) throw new Error('not a ZIP archive');
  const count = archive.readUInt16LE(end + 10);
  let at = archive.readUInt32LE(end + 16);
  for (let entry = 0; entry < count; entry++) {
    if (archive.readUInt32LE(at) !== DIRECTORY_ENTRY) throw new Error('the directory of the ZIP archive is broken');
    archive.writeUInt32LE(DOS_EPOCH, at + 12);
    archive.writeUInt32LE(DOS_EPOCH, archive.readUInt32LE(at + 42) + 10);
    at += 46 + archive.readUInt16LE(at + 28) + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
  }
  return archive;
}
