import { Paper } from '../../platform/pdf/paper.js';
import { Flow, type FlowRow } from '../pdf/flow.js';
import { COLORS, LEFT, pageHead, RIGHT, WIDTH } from '../pdf/frame.js';
import type { Issue } from '../report-input.js';
import { dayText } from '../report-view.js';
import type { IncidentReportInput } from './incident-input.js';
import { en } from './text/en.js';
import { type IncidentText, ja } from './text/ja.js';

const LABEL = 150;
const MUTED = { color: COLORS.muted, size: 8 } as const;
/** Stands out, so that nobody submits it unread. */
const OPEN = { color: COLORS.bad, bold: true } as const;

export const incidentText = (language: IncidentReportInput['language']): IncidentText => (language === 'ja' ? ja : en);

/** What is entered into the commission's form, item by item; a draft on every page. The same input gives the same bytes. */
export function renderIncidentPdf(input: IncidentReportInput, { asOf }: Issue): Promise<Buffer> {
  const { language, incident, step } = input;
  const t = incidentText(language);
  const title = t.titles[step];
  const heading = [t.draftLong, incident.number, `${t.asOf} ${dayText(asOf, language)}`, t.department].join(' · ');
  const paper = new Paper({
    title: `${title} ${incident.number}`,
    subject: title,
    keywords: t.draft,
    author: t.product,
    language,
    date: new Date(`${asOf}T00:00:00+09:00`),
  });
  const flow = new Flow(paper, (bookmark) => pageHead(paper, { heading }, title, bookmark), title);
  const items = itemsOf(input, t);
  flow.text(t.about, { size: 8.6 });
  const open = items.filter(({ known }) => !known).length;
  flow.text(t.openItems(open), { size: 10, bold: true, color: open > 0 ? COLORS.bad : COLORS.ok }, 'P', 4);
  if (step === 'final') flow.text(t.finalNote, MUTED, 'P', 2);
  pairs(flow, t.facts, factsOf(input, t));
  flow.heading(t.situation);
  flow.text(situationOf(input, t), { size: 8.8 });
  flow.table(
    [
      { head: t.no, width: 30 },
      { head: t.item, width: LABEL },
      { head: t.content, width: WIDTH - LABEL - 30 },
    ],
    items.map(({ label, text, known }, index): FlowRow => [
      [{ text: String(index + 1) }],
      [{ text: label, style: { bold: true } }],
      [{ text, style: { size: 9, ...(known ? {} : OPEN) } }],
    ]),
    { text: t.items },
  );
  const events = standing(incident.entries);
  if (events.length > 0) {
    flow.table(
      [
        { head: t.at, width: 110 },
        { head: t.who, width: 110 },
        { head: t.what, width: WIDTH - 220 },
      ],
      events.map(({ at, who, text }): FlowRow => [[{ text: momentText(at, language) }], [{ text: who }], [{ text }]]),
      { text: t.timeline },
    );
  }
  paper.footers((page, count) => {
    paper.watermark(t.draft);
    const style = { width: WIDTH - 70, size: 7.4, color: COLORS.muted, lines: 1 };
    paper.doc.rect(LEFT, 797, WIDTH, 0.5).fill(COLORS.line);
    paper.label(`${incident.number} ${incident.title} · ${t.draftLong}`, LEFT, 803, style);
    paper.label(`${page} / ${count}`, RIGHT - 60, 803, { ...style, width: 60, align: 'right' });
  });
  return paper.bytes();
}

function pairs(flow: Flow, title: string, lines: readonly (readonly [string, string])[]): void {
  flow.table(
    [
      { head: '', width: LABEL },
      { head: '', width: WIDTH - LABEL },
    ],
    lines.map(([label, text]): FlowRow => [[{ text: label, style: MUTED }], [{ text, style: { size: 8.8 } }]]),
    { text: title },
  );
}

/** What happened, without what was corrected since. */
function standing(entries: IncidentReportInput['incident']['entries']): IncidentReportInput['incident']['entries'] {
  const corrected = new Set(entries.map(({ corrects }) => corrects));
  return entries.filter(({ id, kind }) => kind === 'event' && !corrected.has(id));
}

/** 2026年11月24日 8:30 */
function momentText(at: string, language: IncidentReportInput['language']): string {
  const time = new Intl.DateTimeFormat(language === 'ja' ? 'ja' : 'en-GB', {
    timeStyle: 'short',
    timeZone: 'Asia/Tokyo',
  });
  const day = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Tokyo' }).format(new Date(at));
  return `${dayText(day, language)} ${time.format(new Date(at))}`;
}

function factsOf({ incident, clock, step, language }: IncidentReportInput, t: IncidentText): [string, string][] {
  const moment = (at: string | null): string => (at === null ? t.notKnown : momentText(at, language));
  const { contractor, engagement, requirement } = incident;
  return [
    [t.number, incident.number],
    [t.title, incident.title],
    [t.contractor, contractor?.name ?? t.ownIncident],
    ...(engagement ? [[t.engagement, engagement.title] as [string, string]] : []),
    [t.role, t.roles[incident.role]],
    [t.occurredAt, moment(incident.occurredAt)],
    [t.detectedAt, moment(incident.detectedAt)],
    [t.learnedAt, moment(incident.learnedAt)],
    ...(contractor ? [[t.toldAt, moment(incident.toldAt)] as [string, string]] : []),
    [t.containedAt, moment(incident.containedAt)],
    [t.due, dueOf(clock, step, requirement.finalDays, t, language)],
  ];
}

function dueOf(
  clock: IncidentReportInput['clock'],
  step: IncidentReportInput['step'],
  days: number,
  t: IncidentText,
  language: IncidentReportInput['language'],
): string {
  if (clock?.dueAt == null || clock.dueOn === null) return '―';
  const due =
    step === 'final'
      ? t.dueFinal(dayText(clock.dueOn, language), days)
      : t.dueAbout(momentText(clock.fromAt ?? clock.dueAt, language), momentText(clock.dueAt, language));
  return clock.doneAt === null ? due : `${due}\n${t.made(momentText(clock.doneAt, language))}`;
}

function situationOf({ incident }: IncidentReportInput, t: IncidentText): string {
  const { verdict, reasons, exempt } = incident.requirement;
  return [
    t.verdicts[verdict],
    ...(exempt === null ? [] : [t.exempt[exempt]]),
    ...reasons.map((reason) => t.reasons[reason]),
  ].join('\n');
}

interface Item {
  readonly label: string;
  readonly text: string;
  readonly known: boolean;
}

/** The nine items of the form, in its order. */
function itemsOf({ incident }: IncidentReportInput, t: IncidentText): Item[] {
  const { texts, persons, containment } = incident;
  const written = (name: keyof typeof texts): Item => {
    const text = texts[name].trim();
    return { label: t.texts[name], text: text === '' ? t.unknown[name] : text, known: text !== '' };
  };
  const { count, number } = persons;
  const outline = written('description');
  return [
    containment === '' ? outline : { ...outline, text: `${outline.text}\n${t.contained(containment)}` },
    written('items'),
    {
      label: t.persons,
      text: t.personsText[count](number === null ? '' : number.toLocaleString('en-US')),
      known: count === 'known',
    },
    written('cause'),
    written('secondaryDamage'),
    written('personsResponse'),
    written('publication'),
    written('prevention'),
    written('other'),
  ];
}
