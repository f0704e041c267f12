import type { Images } from '../report-input.js';
import type { ReportPhoto } from './audit-input.js';

/** Enough for a screen in a photo to be read on paper. */
const PIXELS = 1000;
/** A decoded photo is large: a few at a time keep what all of them take small. */
const AT_ONCE = 2;

/** The photos as the pages print them, by their ids; `read` answers a JPEG whose longer side has at most so many pixels. */
export async function imagesOf(
  photos: readonly Pick<ReportPhoto, 'id'>[],
  read: (id: string, side: number) => Promise<Buffer>,
): Promise<Images> {
  const found: Record<string, Uint8Array> = {};
  for (let at = 0; at < photos.length; at += AT_ONCE) {
    await Promise.all(
      photos.slice(at, at + AT_ONCE).map(async ({ id }) => {
        found[id] = await read(id, PIXELS);
      }),
    );
  }
  return found;
}
