import type { Incident } from '#contract/incidents.js';
import type { FormText } from '#domain/incident/record.js';
import type { ReportReason } from '#domain/incident/requirement.js';
import { ja as report } from '../../text/ja.js';

const { product, department, asOf } = report;

/** Texts of the draft reports to the commission. The Japanese one is the model: an English entry that is missing does not compile. */
export const ja = {
  ...{ product, department, asOf },
  titles: { preliminary: '漏えい等報告（速報）', final: '漏えい等報告（確報）' },
  draft: '案',
  draftLong: '案（提出前の下書き）',
  about:
    '個人情報保護委員会の報告フォームへ入力する内容の下書きです（個人情報保護法施行規則8条1項の項目順）。提出の控えではありません。',
  openItems: (n: number) => (n === 0 ? '未記入の項目はありません。' : `${n}項目が調査中・未確認です。`),
  finalNote: '確報では、すべての項目を報告します（合理的な努力を尽くしても判明しない事項は、判明し次第の追完）。',
  facts: '事故の情報',
  number: '管理番号',
  title: '件名',
  contractor: '委託先',
  ownIncident: '委託先なし（当社で発生）',
  engagement: '委託業務',
  role: '当社の立場',
  roles: { principal: '委託元・自社の取扱い', trustee: '委託先（他社から預かった個人データ）' },
  occurredAt: '発生日時',
  detectedAt: '発見日時',
  learnedAt: '当社が事態を知った日時',
  toldAt: '委託先から通知を受けた日時',
  containedAt: '被害の拡大を止めた日時',
  due: '報告の期限',
  dueAbout: (from: string, until: string) => `${from}から${until}まで（知った時からおおむね3〜5日以内）`,
  dueFinal: (day: string, days: number) => `${day}（知った日を1日目として${days}日目）`,
  made: (moment: string) => `${moment} に提出済み`,
  situation: '報告対象の事態（施行規則7条）',
  verdicts: { required: '報告が必要', notRequired: '報告は不要', unknown: '報告が必要か未確認' } satisfies Record<
    Incident['requirement']['verdict'],
    string
  >,
  reasons: {
    sensitive: '1号: 要配慮個人情報が含まれる',
    propertyDamage: '2号: 財産的被害が生じるおそれがある',
    improperPurpose: '3号: 不正の目的をもって行われたおそれがある',
    manyPersons: '4号: 本人の数が1,000人を超える',
  } satisfies Record<ReportReason, string>,
  exempt: {
    noPersonalData: '個人データの漏えい等ではない',
    encrypted: '高度な暗号化などの措置がとられている（7条1号かっこ書）',
  },
  items: '報告事項（施行規則8条1項）',
  no: '号',
  item: '項目',
  content: '内容',
  persons: '本人の数',
  personsText: {
    known: (n: string) => `${n}人`,
    atLeast: (n: string) => `${n}人以上（調査中）`,
    unknown: () => '調査中',
  },
  texts: {
    description: '概要',
    items: '漏えい等が発生し、または発生したおそれがある個人データの項目',
    cause: '原因',
    secondaryDamage: '二次被害またはそのおそれの有無およびその内容',
    personsResponse: '本人への対応の実施状況',
    publication: '公表の実施状況',
    prevention: '再発防止のための措置',
    other: 'その他参考となる事項',
  } satisfies Record<FormText, string>,
  unknown: {
    ...{ description: '未確認', items: '調査中', cause: '調査中', secondaryDamage: '調査中' },
    ...{ personsResponse: '未確認', publication: '未確認', prevention: '調査中', other: '未確認' },
  } satisfies Record<FormText, string>,
  contained: (text: string) => `講じた措置: ${text}`,
  notKnown: '未確認',
  timeline: '経過',
  at: '日時',
  who: 'だれが',
  what: '内容',
};

export type IncidentText = typeof ja;
