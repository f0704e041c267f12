import type { Paper } from '../../../platform/pdf/paper.js';
import { Flow } from '../../pdf/flow.js';
import { COLORS, LEFT, pageHead, WIDTH } from '../../pdf/frame.js';
import type { Images } from '../../report-input.js';
import type { ReportPhoto } from '../audit-input.js';
import type { AuditView } from '../audit-view.js';

const GAP = 14;
const PHOTO = { width: (WIDTH - GAP) / 2, height: 172 } as const;
const CAPTION = 26;
const HEAD = 34;

/** Two beside each other, by question in the order of the programme. */
export function addPhotoPages(paper: Paper, view: AuditView, images: Images): void {
  const { t, input, of } = view;
  const flow = new Flow(paper, (bookmark) => pageHead(paper, view, t.photos, bookmark), t.photos);
  flow.text(t.photoNote, { color: COLORS.muted, size: 7.6 });
  const groups = Map.groupBy(input.photos, ({ question }) => question);
  const order = [...input.programme.questions.map(({ code }) => code), ...groups.keys()];
  for (const code of new Set(order)) {
    const photos = groups.get(code) ?? [];
    if (photos.length === 0) continue;
    const asked = input.programme.questions.find((question) => question.code === code);
    const first = flow.take(PHOTO.height + CAPTION + HEAD);
    const head = `${t.photosOf(code)}${asked ? ` ${of(asked.text)}` : ''}`;
    paper.text(head, LEFT, first + 6, { width: WIDTH, size: 8.4, bold: true, lines: 2, leading: 1.35 }, 'H2');
    for (let at = 0; at < photos.length; at += 2) {
      const y = at === 0 ? first + HEAD : flow.take(PHOTO.height + CAPTION);
      photos.slice(at, at + 2).forEach((photo, index) => {
        addPhoto(paper, view, images, photo, [LEFT + index * (PHOTO.width + GAP), y]);
      });
    }
  }
}

function addPhoto(
  paper: Paper,
  { t, day }: AuditView,
  images: Images,
  { id, question, name, by, on }: ReportPhoto,
  [x, y]: readonly [x: number, y: number],
): void {
  const bytes = images[id];
  if (!bytes) throw new Error(`the photo ${id} was not handed over`);
  const box = [x, y, PHOTO.width, PHOTO.height] as const;
  paper.decoration(() => {
    paper.doc.rect(...box).fill(COLORS.surface);
  });
  paper.picture(t.photoAlt(question, name), bytes, box);
  const style = { width: PHOTO.width, size: 7.4, lines: 1, color: COLORS.muted };
  paper.tagged('Caption', paper.group('P'), () => {
    const next = paper.label(name, x, y + PHOTO.height + 2, style);
    paper.label([by, day(on)].filter(Boolean).join(' · '), x, next, { ...style, size: 6.6 });
  });
}
