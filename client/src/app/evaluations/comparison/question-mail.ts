import type { Criterion } from '#domain/checklist/checklist.js';
import type { NextQuestion } from '#domain/evaluation/comparison.js';
import type { LanguageCode } from '../../text/language';
import type { Text } from '../../text/ja';

export interface MailRequest {
  /** null: one text for every vendor, with a place for the name */
  readonly service: { readonly id: string; readonly name: string } | null;
  readonly language: LanguageCode;
  /** a date as people read it; null leaves a place for it */
  readonly due: string | null;
  /** the most questions in one mail */
  readonly most: number;
  readonly sender: string;
}

/** The questions that a vendor can answer; what waits for our own approval is ours. */
export function questionsFor(questions: readonly NextQuestion[], serviceId: string | null): readonly NextQuestion[] {
  const asked = questions.flatMap((question) => {
    const services = question.services.filter(
      (one) => one.reason !== 'approval' && (serviceId === null || one.serviceId === serviceId),
    );
    return services.length === 0
      ? []
      : [{ ...question, services, keepsPending: services.some((one) => one.keepsPending) }];
  });
  // what keeps somebody else pending is no must for this one
  return [...asked.filter((one) => one.keepsPending), ...asked.filter((one) => !one.keepsPending)];
}

/** The mail that asks for the open answers: what is asked, what each level means, and what would show it. */
export function questionMail(
  questions: readonly NextQuestion[],
  criteria: readonly Criterion[],
  { service, language, due, most, sender }: MailRequest,
  text: Pick<Text, 'comparison' | 'terms'>,
): string {
  const { mail } = text.comparison;
  const evidence: Readonly<Record<string, string>> = text.terms.evidenceCodes;
  const criterionOf = new Map(criteria.map((one) => [one.code, one]));
  const blocks = questionsFor(questions, service?.id ?? null)
    .slice(0, most)
    .flatMap(({ criterion: code, services, keepsPending }, index) => {
      const criterion = criterionOf.get(code);
      if (!criterion) return [];
      const onlyEvidence = services.every(({ reason }) => reason === 'grade');
      return [
        [
          `${index + 1}. ${criterion.title[language]}${keepsPending ? ` ${mail.must}` : ''} [${code}]`,
          `   ${mail.why} ${criterion.why[language]}`,
          ...(onlyEvidence ? [`   ${mail.onlyEvidence}`] : [`   ${mail.levels}`]),
          ...(onlyEvidence ? [] : criterion.anchors.map((anchor, level) => `     ${level}: ${anchor[language]}`)),
          `   ${mail.evidence} ${criterion.evidence.map((one) => evidence[one] ?? one).join(mail.listSeparator)}`,
          ...(onlyEvidence ? [] : [`   ${mail.answer}`]),
        ].join('\n'),
      ];
    });
  return [
    `${mail.subjectLabel} ${mail.subject}`,
    '',
    mail.to(service?.name ?? null),
    '',
    ...mail.opening,
    '',
    mail.request(blocks.length, due),
    '',
    blocks.join('\n\n'),
    '',
    ...mail.closing,
    '',
    mail.signature(sender),
  ].join('\n');
}
