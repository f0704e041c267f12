import * as z from 'zod';

/** What was taken out of a photo before it was kept. */
export const REMOVED_DATA = ['gps', 'exif', 'xmp', 'iptc'] as const;

export const FileSubjectType = z.enum([
  'vendor',
  'contractor',
  'audit',
  'finding',
  'contract',
  'certificate',
  'incident',
]);
export type FileSubjectType = z.infer<typeof FileSubjectType>;

const Part = z.string().trim().max(60);

export const FileVersion = z
  .object({
    /** 1 for the first */
    number: z.int().positive(),
    name: z.string(),
    mediaType: z.string(),
    bytes: z.int().nonnegative(),
    /** of what is kept, in hex */
    sha256: z.string(),
    /** of what was sent; differs where a photo was cleaned or converted */
    receivedSha256: z.string(),
    removed: z.array(z.enum(REMOVED_DATA)),
    /** what `GET …/preview` answers with; null: nothing */
    preview: z.enum(['image', 'pdf']).nullable(),
    uploadedBy: z.string().nullable(),
    uploadedAt: z.iso.datetime(),
  })
  .meta({ id: 'FileVersion' });
export type FileVersion = z.infer<typeof FileVersion>;

/** A file as its newest version is, with the older ones, newest first. */
export const StoredFile = FileVersion.extend({
  id: z.uuid(),
  subjectType: FileSubjectType,
  subjectId: z.uuid(),
  /** which part of the subject it belongs to, such as the code of a question; empty: the whole */
  part: z.string(),
  older: z.array(FileVersion),
  hidden: z.boolean(),
  version: z.int(),
}).meta({ id: 'StoredFile' });
export type StoredFile = z.infer<typeof StoredFile>;

export const ListFiles = z.object({ subjectType: FileSubjectType, subjectId: z.uuid(), part: Part.optional() });
export type ListFiles = z.infer<typeof ListFiles>;

export const FileList = z
  .object({ items: z.array(StoredFile), mayAttach: z.boolean(), maxBytes: z.int().positive() })
  .meta({ id: 'FileList' });
export type FileList = z.infer<typeof FileList>;

/** The bytes are the body of the request, as `application/octet-stream`. */
export const UploadFile = z.object({
  subjectType: FileSubjectType,
  subjectId: z.uuid(),
  part: Part.default(''),
  name: z.string().min(1).max(500),
  /** what the sender calls this upload: one that comes twice, because an answer was lost, is kept once */
  key: z.uuid().optional(),
  /** the file that this is a newer version of */
  replaces: z.uuid().optional(),
});
export type UploadFile = z.infer<typeof UploadFile>;

/** `number`: which version; the newest when absent. */
export const ReadFile = z.object({ number: z.coerce.number().int().min(1).optional() });
export type ReadFile = z.infer<typeof ReadFile>;
export const PreviewFile = ReadFile.extend({ size: z.enum(['small', 'large']).default('large') });
export type PreviewFile = z.infer<typeof PreviewFile>;
