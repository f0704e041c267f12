import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import sharp, { type Metadata, type Sharp } from 'sharp';
import type { FileVersion } from '#contract/files.js';
import { RuleViolation } from '#domain/rule-violation.js';
import { writeTrouble } from '../platform/storage/storage.js';
import type { Received } from './receiving.js';

type Removed = FileVersion['removed'];

/** 100 megapixels: four times what a good phone takes; a bomb of a few bytes has more. */
export const MAX_PIXELS = 100_000_000;
const options = { limitInputPixels: MAX_PIXELS, failOn: 'error' } as const;
const ENCODERS = {
  'image/jpeg': (image: Sharp) => image.jpeg({ quality: 92 }),
  'image/png': (image: Sharp) => image.png(),
  'image/webp': (image: Sharp) => image.webp({ quality: 92 }),
} as const;
export type PhotoType = keyof typeof ENCODERS;

export const isPhoto = (mediaType: string): mediaType is PhotoType => mediaType in ENCODERS;

export const damaged = (): RuleViolation => new RuleViolation('fileDamaged', { path: 'file' });

/** What a picture carries beside its pixels; refuses one that is damaged or has too many pixels. */
export async function carriedBy(path: string): Promise<Removed> {
  const found = await sharp(path, options)
    .metadata()
    .catch(() => null);
  if (!found || found.width * found.height > MAX_PIXELS) throw damaged();
  return [
    ...(namesPlace(found) ? (['gps'] as const) : []),
    ...(found.exif ? (['exif'] as const) : []),
    ...(found.xmp ? (['xmp'] as const) : []),
    ...(found.iptc ? (['iptc'] as const) : []),
  ];
}

/**
 * Writes the picture anew, upright and with its colours but without anything that it carried about place, time, person or
 * camera. Always anew: what hides behind the last pixel goes as well. Runs in threads of sharp, never on the event loop.
 */
export async function cleaned(path: string, mediaType: PhotoType, target: string): Promise<void> {
  const { pages = 1 } = await sharp(path, options).metadata();
  const image = pages > 1 ? sharp(path, { ...options, animated: true }) : sharp(path, options).autoOrient();
  await ENCODERS[mediaType](image.keepIccProfile())
    .toFile(target)
    .catch((error: unknown) => {
      throw /no space|ENOSPC|file too large/i.test(String(error)) ? writeTrouble({ code: 'ENOSPC' }) : damaged();
    });
}

/** A picture of the picture, for lists and for looking at it. */
export function preview(bytes: Readable, side: number): Sharp {
  const picture = sharp(options).resize(side, side, { fit: 'inside', withoutEnlargement: true }).webp({ quality: 80 });
  // whoever reads the picture hears when its source fails
  pipeline(bytes, picture).catch((error: unknown) => picture.destroy(error as Error));
  return picture;
}

/** The same as a JPEG, for paper. */
export function printed(bytes: Readable, side: number): Sharp {
  const picture = sharp(options)
    .resize(side, side, { fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#ffffff' })
    .jpeg({ quality: 80 });
  pipeline(bytes, picture).catch((error: unknown) => picture.destroy(error as Error));
  return picture;
}

export async function measured(path: string): Promise<Received> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return { bytes: (await stat(path)).size, sha256: hash.digest('hex') };
}

const GPS_DIRECTORY = 0x8825;

/** Whether EXIF points to a GPS directory (TIFF 6.0: entries of twelve bytes in the first directory), or XMP has a latitude. */
function namesPlace({ exif, xmp }: Metadata): boolean {
  if (xmp?.includes('GPSLatitude')) return true;
  const tiff = exif?.subarray(exif.toString('latin1', 0, 4) === 'Exif' ? 6 : 0);
  if (!tiff || tiff.length < 10) return false;
  const little = tiff.toString('latin1', 0, 2) === 'II';
  const short = (at: number) => (at + 2 > tiff.length ? 0 : little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  const first = little ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4);
  return Array.from({ length: short(first) }, (_, n) => short(first + 2 + 12 * n)).includes(GPS_DIRECTORY);
}
