export type FileGroup = 'pdf' | 'image' | 'document' | 'text' | 'archive';

export interface FileKind {
  readonly mediaType: string;
  /** without the dot; the first is the usual one */
  readonly extensions: readonly [string, ...string[]];
  readonly group: FileGroup;
}

const office = 'application/vnd.openxmlformats-officedocument';
const open = 'application/vnd.oasis.opendocument';

/** Everything that the file store keeps. A photo in HEIC is kept as JPEG, so it is not among them. */
export const FILE_KINDS: readonly FileKind[] = [
  { mediaType: 'application/pdf', extensions: ['pdf'], group: 'pdf' },
  { mediaType: 'image/jpeg', extensions: ['jpg', 'jpeg', 'jpe'], group: 'image' },
  { mediaType: 'image/png', extensions: ['png'], group: 'image' },
  { mediaType: 'image/webp', extensions: ['webp'], group: 'image' },
  { mediaType: `${office}.wordprocessingml.document`, extensions: ['docx'], group: 'document' },
  { mediaType: `${office}.spreadsheetml.sheet`, extensions: ['xlsx'], group: 'document' },
  { mediaType: `${office}.presentationml.presentation`, extensions: ['pptx'], group: 'document' },
  { mediaType: `${open}.text`, extensions: ['odt'], group: 'document' },
  { mediaType: `${open}.spreadsheet`, extensions: ['ods'], group: 'document' },
  { mediaType: `${open}.presentation`, extensions: ['odp'], group: 'document' },
  // the older Office formats and saved mails share one magic number
  { mediaType: 'application/x-cfb', extensions: ['doc', 'xls', 'ppt', 'msg'], group: 'document' },
  { mediaType: 'text/plain', extensions: ['txt', 'log', 'md', 'eml'], group: 'text' },
  { mediaType: 'text/csv', extensions: ['csv', 'tsv'], group: 'text' },
  { mediaType: 'application/zip', extensions: ['zip'], group: 'archive' },
];

export const HEIC_EXTENSIONS = ['heic', 'heif'] as const;

/** What a file turned out to be that is not kept. */
export const REFUSED_KINDS = [
  'executable',
  'script',
  'webPage',
  'macro',
  'archive',
  'media',
  'image',
  'other',
] as const;
export type RefusedKind = (typeof REFUSED_KINDS)[number];

/** The kind of a media type; undefined when the store does not keep it. */
export function kindOf(mediaType: string): FileKind | undefined {
  return FILE_KINDS.find((kind) => kind.mediaType === mediaType);
}

/** The extension of a file name in lower case, without the dot; empty when there is none. */
export function extensionOf(name: string): string {
  return /\.([a-z0-9]{1,10})$/i.exec(name)?.[1]?.toLowerCase() ?? '';
}

const SCRIPTS = /^(bat|cmd|com|vbs|vbe|js|mjs|jse|wsf|wsh|ps1|psm1|hta|sh|bash|py|rb|pl|php|jar|lnk|reg|scf|url)$/;
const MARKUP = /^\s*<(!doctype|\?xml|html|head|body|svg|script|\?php)/i;

/**
 * What a file without a magic number is, from the beginning of its text and its name: the kind it is kept as, or why not.
 * `text` is null when the bytes are no text at all.
 */
export function kindOfText(text: string | null, name: string): FileKind | RefusedKind {
  if (text === null) return 'other';
  const plain = text.replace(/^\ufeff/, '');
  const extension = extensionOf(name);
  if (plain.startsWith('#!') || SCRIPTS.test(extension)) return 'script';
  if (MARKUP.test(plain)) return 'webPage';
  return FILE_KINDS.find(({ group, extensions }) => group === 'text' && extensions.includes(extension)) ?? 'other';
}

/** What a media type that the store does not keep is called. */
export function refusedKindOf(mediaType: string): RefusedKind {
  if (/x-msdownload|x-elf|x-mach-binary|x-msi|java-vm|wasm|android\.package|java-archive|debian/.test(mediaType))
    return 'executable';
  if (mediaType.includes('macroenabled')) return 'macro';
  if (/xml|html/.test(mediaType)) return 'webPage';
  if (/^(audio|video)\//.test(mediaType)) return 'media';
  if (mediaType.startsWith('image/')) return 'image';
  if (/zip|rar|7z|tar|compress|xz|zstd|archive|cabinet|diskimage/.test(mediaType)) return 'archive';
  return 'other';
}
