import type { AnswerValue } from '#domain/evaluation/answer.js';
import type { Text } from '../ja';

const signed = (value: AnswerValue | undefined): string => {
  switch (value?.kind) {
    case 'known':
      return String(value.level);
    case 'notApplicable':
      return 'not applicable';
    case 'optional':
      return `${value.base ?? '?'} (conditional)`;
    default:
      return '?';
  }
};
const many = (n: number, one: string, more = `${one}s`): string => `${n} ${n === 1 ? one : more}`;

export const comparison: Text['comparison'] = {
  separator: ', ',
  within: 'On this page',
  parts: [
    { id: 'ranking', title: 'Ranking' },
    { id: 'next', title: 'What to ask next' },
    { id: 'charts', title: 'Charts' },
    { id: 'risks', title: 'Risks and causes' },
    { id: 'matrix', title: 'Criteria' },
    { id: 'explanation', title: 'Difference explained' },
  ],
  empty: 'There are no candidates yet',
  emptyHint: 'Choose services in the set-up, and they are compared here.',
  toSetup: 'Go to the set-up',

  noWinner: 'There is no winner yet',
  whyNoWinner: (pending, all, criteria, share) =>
    `For ${pending} of ${many(all, 'candidate')} a must-have is unknown (answered: ${share}). An unknown answer counts neither as zero nor as full, so scores are ranges. First ask the vendors about ${many(criteria, 'must-have')}.`,
  allExcluded: (n) =>
    `All ${many(n, 'candidate')} fall short of a must-have. Reconsider the thresholds or add candidates.`,
  winner: (name, score) => `${name} leads with ${score} points`,
  tie: (names) => `${names.join(' and ')} share the first place`,
  tieHint: 'Consider fees, load reduction and other weights as well.',
  certain: 'It stays first whatever the open answers turn out to be.',
  uncertain: 'Open answers may still change the order.',
  gap: (name, points, parts) => `It is ${points} points ahead of ${name}, mainly because of ${parts.join(', ')}.`,
  part: (criterion, points) => `“${criterion}” ${points}`,
  showExplanation: 'Show the explanation',

  ranking: 'Ranking',
  sortBy: 'Sort by',
  sorts: {
    rank: 'Rank',
    name: 'Service',
    verdict: 'Verdict',
    score: 'Score',
    coverage: 'Coverage',
    load: 'Load reduction',
    fee: 'Fee',
    answered: 'Answered',
  },
  feeOver: 'Fee over',
  years: { y1: '1 year', y3: '3 years', y5: '5 years' },
  feeColumn: { y1: '1-year fee', y3: '3-year fee', y5: '5-year fee' },
  spread: (best, worst) => (best === worst ? `overall ${best}` : `overall ${best}–${worst}`),
  spreadHint: 'Among eligible and pending together: the places that open answers may still lead to',
  moved: (places) => (places > 0 ? `up ${places}` : `down ${-places}`),
  entered: 'now ranked',
  left: 'no longer ranked',
  unknownCount: (n) => `${n} unknown`,
  detail: {
    excluded: (n) => many(n, 'must-have'),
    pending: (n) => String(n),
    waived: (day) => `until ${day}`,
  },
  rankingHint:
    'Ranked by the certain score (lower bound). In brackets: the provisional rank while a must-have is unknown. Hatched: what open answers may still add.',
  feeHint:
    'The fee is the price, the initial fee and the options bought, without our own labour. ≥ means that only a lower bound is known.',
  assumptions: (all) => `Assumed: ${all.join('; ')}.`,
  printed: (asOf, formula) => `Answers as of ${asOf}. Formula version ${formula}.`,
  printedWhatIf: (n) => `Includes a what-if that is not saved (${many(n, 'change')}).`,

  whatIf: 'What if',
  whatIfHint: 'The ranking follows at once. Nothing is saved until you apply it.',
  before: 'before:',
  perCriterion: 'Weights and must-haves by criterion',
  offers: 'Options to buy',
  offerPrice: (monthly, initial) =>
    `${monthly} a month${initial === null ? ', initial fee unknown' : initial === '¥0' ? '' : `, ${initial} once`}`,
  offerEffect: (criterion, base, level) => `${criterion} ${base ?? '?'} → ${level}`,
  triedAnswers: 'Answers tried',
  sign: signed,
  resetOne: (what) => `Undo: ${what}`,
  changes: (n) => `${many(n, 'change')}.`,
  nothingMoved: 'The order stays the same.',
  moreMoves: (count) => `${count} more`,
  moveOf: (name, from, to) =>
    from === null
      ? `${name} ▲ (now ${to ?? ''})`
      : to === null
        ? `${name} ▼ (was ${from}, no longer ranked)`
        : `${name} ${to < from ? '▲' : '▼'}${Math.abs(from - to)} (${from} → ${to})`,
  reset: 'Reset',
  takeOver: 'Apply to the evaluation',
  takeOverAnswersHint: 'Applied answers keep their evidence, but the grade of the evidence is cleared.',
  takenOver: (left) =>
    left === 0
      ? 'Applied to the evaluation'
      : `Partly applied; ${many(left, 'change')} could not be applied and stay here`,
  takenBack: 'Taken back',
  notMust: 'not a must-have',

  next: 'What to ask next',
  askWhom: 'Ask',
  everyVendor: 'All candidates',
  writeMail: 'Write the mail',
  nothingToAsk: 'Nothing is unknown.',
  reasons: { grade: 'stronger evidence is needed', approval: '“not applicable” awaits approval', unknown: 'unknown' },
  askedServices: (n, names) => `${n}: ${names}`,
  askedAll: (n) => `every open candidate (${n})`,
  upTo: (points) => `up to +${points}`,
  allQuestions: (n) => `Show all (${n})`,
  mailLanguage: 'Language of the mail',
  mailCount: 'Questions',
  upToQuestions: (n) => `up to ${n}`,
  mailDue: 'Answer by',
  mailText: 'Text of the mail',
  copy: 'Copy the text',
  copied: 'Copied',
  copyByHand: 'The text could not be copied automatically. It is selected: press Ctrl+C (⌘C on a Mac).',
  mail: {
    subjectLabel: 'Subject:',
    subject: 'Questions about the features and operation of your mail delivery service',
    to: (service) => (service === null ? 'Dear [vendor],' : `Dear ${service} team,`),
    opening: [
      'Thank you for your continued support.',
      'We are currently choosing a mail delivery service.',
      'Some points could not be confirmed from the published material, and we would be grateful for your help with them.',
    ],
    request: (n, due) =>
      `Could you please answer the following ${many(n, 'question')} by ${due ?? '[answer by: date]'}?`,
    must: '[must-have]',
    why: 'Why we ask:',
    levels: 'Please choose the level from 0 to 4 that is closest to your service today.',
    onlyEvidence: 'You have told us how this is handled. Please send us material that shows it.',
    evidence: 'Material that would show it (examples):',
    listSeparator: ', ',
    answer: 'Your answer: (   )  Remarks:',
    closing: [
      'If it takes a paid option or a higher plan, please tell us its name and price as well.',
      'Please let us know if anything is unclear. Thank you in advance for your reply.',
    ],
    signature: (sender) => `Kind regards,\n${sender}\nManagement department, [company]`,
  },

  notReadable:
    'With so few answers a chart would show no difference. Charts appear once a candidate has a fifth of its answers.',
  drawAnyway: 'Draw the charts anyway',
  asTable: 'Show as a table',
  bounds: { lower: 'certain', upper: 'at most' },
  radar: 'Score by viewpoint',
  radarChoose: (most) => `Choose services (up to ${most})`,
  radarLabel: (services) => `Radar chart of the scores by viewpoint. ${services.join('. ')}`,
  bubble: (years) => `Coverage × load reduction (area = fee over ${years})`,
  bubbleHint: 'The circle is where a service certainly stands; the dotted frame is where open answers may take it.',
  bubbleUnknown: (n) => `Hollow: fee unknown (${n}).`,
  bubbleLabel: (services) => `Bubble chart of coverage and load reduction. ${services.join('. ')}`,
  riskMap: 'Risk × service',
  causeMap: 'Cause × service',
  mapHint:
    'Share by weight of the criteria for that risk or cause at level 2 or higher. A hatched underline marks room left by unknown answers.',

  matrix: 'Criteria × services',
  mustFirst: 'Must-haves first',
  onlyDifferences: 'Differences only',
  openAll: 'Open all',
  closeAll: 'Close all',
  criteriaShown: (shown, all) => `${shown} of ${all} criteria`,
  withOption: 'Conditional (paid option)',
  unmet: 'Must-have not met',
  lookHint: 'Choose a cell to see what its level means and what supports it. Arrow keys move.',
  grade: 'Grade',
  noGrade: 'not set',
  noEvidence: 'No evidence yet',
  optionalMeaning: (base, offers) => `Base ${base ?? 'unknown'}. ${offers}`,
  tryLevel: 'Try',
  tryKeys: 'or press 0–4 and ?',

  explanation: 'The difference of two services, explained',
  firstService: 'First',
  secondService: 'Second',
  swap: 'Swap',
  forService: (name) => `${name} higher`,
  points: 'Points',
  differenceOf: (first, firstScore, second, secondScore, difference) =>
    `${first} (certain ${firstScore}) and ${second} (certain ${secondScore}) differ by ${difference} points.`,
  noDifference: 'There is no difference in any criterion.',
  otherCriteria: (n) => `Show ${n} more`,
  sum: 'Sum (difference)',
  sumHint:
    'Each row is the difference of the contributions to the certain score (lower bound). Rows are rounded to two decimals; the sum is that of the unrounded values.',
  noScore: 'A service without a score cannot be compared.',
  needTwo: 'With two or more candidates their difference is explained here.',

  reportLanguage: 'Language of the report',
  download: (kind) => `Download ${kind}`,
  files: { xlsx: 'XLSX', pdf: 'PDF', sheet: 'Check sheet' },
  making: 'Preparing…',
  downloaded: (name) => `Saved ${name}`,
};
