import type { Bilingual } from '#domain/checklist/checklist.js';
import type { NextQuestion } from '#domain/evaluation/comparison.js';
import type { EvaluationModel } from '#domain/evaluation/model.js';

type Language = keyof Bilingual;

const WORDS = {
  ja: {
    subject: (title: string) => `件名: ${title}に関するご確認のお願い`,
    to: (name: string) => (name === '' ? 'ご担当者様' : `${name} ご担当者様`),
    opening: (title: string) =>
      `いつもお世話になっております。\n当社では「${title}」のため、サービスの比較検討を進めております。\nつきましては、下記の項目について、現在の対応状況をお知らせいただけますでしょうか。`,
    must: '【必須】',
    levels: '対応の水準(当てはまる番号をお知らせください)',
    evidence: '確認できる資料',
    grade: '対応済みと伺っております。書面などの資料をお送りください。',
    closing:
      'お手数をおかけいたしますが、[回答期限] までにご回答をお願いいたします。\nご不明な点がございましたら、ご連絡ください。\n\n[会社名・部署・氏名・連絡先]',
  },
  en: {
    subject: (title: string) => `Subject: Questions about your service (${title})`,
    to: (name: string) => (name === '' ? 'Dear Sir or Madam,' : `Dear ${name} team,`),
    opening: (title: string) =>
      `We are comparing services for "${title}".\nCould you please tell us where your service stands today on the points below?`,
    must: '[Must-have] ',
    levels: 'Levels (please give the number that applies)',
    evidence: 'Documents that show it',
    grade: 'We understand that this is in place. Please send us documents that show it.',
    closing:
      'We would be grateful for your answer by [date].\nPlease contact us if anything is unclear.\n\n[Company, department, name, contact]',
  },
} as const;

/** The questions as the text of a mail to one vendor, or to all (`serviceId` null). What waits for our own approval is not asked. */
export function questionMail(
  model: EvaluationModel,
  questions: readonly NextQuestion[],
  title: string,
  serviceId: string | null,
  language: Language,
  evidenceWords: Readonly<Record<string, string>>,
): string {
  const words = WORDS[language];
  const name = model.candidates.find((one) => one.serviceId === serviceId)?.name ?? '';
  const items = questions.flatMap(({ criterion, services }) => {
    const asked = services.filter(
      (one) => one.reason !== 'approval' && (serviceId === null || one.serviceId === serviceId),
    );
    const found = model.checklist.criteria.find(({ code }) => code === criterion);
    if (!found || asked.length === 0) return [];
    const must = asked.some(({ keepsPending }) => keepsPending) ? words.must : '';
    const onlyGrade = asked.every(({ reason }) => reason === 'grade');
    const levels = found.anchors.map((anchor, level) => `    ${level}: ${anchor[language]}`).join('\n');
    const evidence = found.evidence.map((code) => evidenceWords[code] ?? code).join(language === 'ja' ? '、' : ', ');
    return [
      [
        `${must}${found.title[language]} (${criterion})`,
        onlyGrade ? `  ${words.grade}` : `  ${words.levels}\n${levels}`,
        `  ${words.evidence}: ${evidence}`,
      ].join('\n'),
    ];
  });
  return [
    words.subject(title),
    '',
    words.to(name),
    '',
    words.opening(title),
    '',
    ...items.map((item, index) => `${index + 1}. ${item}\n`),
    words.closing,
  ].join('\n');
}
