import { en as report } from '../../text/en.js';
import type { IncidentText } from './ja.js';

const { product, department, asOf } = report;

export const en: IncidentText = {
  ...{ product, department, asOf },
  titles: { preliminary: 'Data breach report (preliminary)', final: 'Data breach report (final)' },
  draft: 'DRAFT',
  draftLong: 'draft, before submission',
  about:
    'A draft of what is entered into the form of the Personal Information Protection Commission, in the order of article 8, paragraph 1 of the Enforcement Rules. It is no copy of what was submitted.',
  openItems: (n) =>
    n === 0 ? 'No item is open.' : `${n} ${n === 1 ? 'item is' : 'items are'} under investigation or not confirmed.`,
  finalNote:
    'The final report covers every item; what cannot be found out with reasonable effort is added as soon as it is known.',
  facts: 'The incident',
  number: 'Number',
  title: 'Title',
  contractor: 'Contractor',
  ownIncident: 'None (our own incident)',
  engagement: 'Engagement',
  role: 'Our role',
  roles: { principal: 'Principal, or our own data', trustee: 'Trustee (data of another company)' },
  occurredAt: 'Occurred',
  detectedAt: 'Noticed',
  learnedAt: 'Known to us since',
  toldAt: 'Contractor told us',
  containedAt: 'Contained',
  due: 'Deadline',
  dueAbout: (from, until) => `from ${from} to ${until} (about 3 to 5 days after it became known)`,
  dueFinal: (day, days) => `${day} (day ${days}, the day on which it became known being the first)`,
  made: (moment) => `submitted ${moment}`,
  situation: 'Situation that is reported (Enforcement Rules, article 7)',
  verdicts: {
    required: 'Report required',
    notRequired: 'Report not required',
    unknown: 'Not known yet whether required',
  },
  reasons: {
    sensitive: 'Item 1: special care-required personal information',
    propertyDamage: 'Item 2: damage to property is possible',
    improperPurpose: 'Item 3: an improper purpose is suspected',
    manyPersons: 'Item 4: more than 1,000 persons',
  },
  exempt: {
    noPersonalData: 'No personal data leaked, was lost or damaged',
    encrypted: 'Strong encryption or the like protected the data (article 7, item 1, in brackets)',
  },
  items: 'Items of the report (Enforcement Rules, article 8, paragraph 1)',
  no: 'Item',
  item: 'Subject',
  content: 'Content',
  persons: 'Number of persons concerned',
  personsText: {
    known: (n) => n,
    atLeast: (n) => `at least ${n} (under investigation)`,
    unknown: () => 'Under investigation',
  },
  texts: {
    description: 'Outline',
    items: 'Items of personal data that leaked, were lost or damaged, or may have been',
    cause: 'Cause',
    secondaryDamage: 'Secondary damage or a risk of it, and its content',
    personsResponse: 'Response to the persons concerned',
    publication: 'Publication',
    prevention: 'Measures to prevent recurrence',
    other: 'Other matters for reference',
  },
  unknown: {
    ...{ description: 'Not confirmed', items: 'Under investigation', cause: 'Under investigation' },
    ...{ secondaryDamage: 'Under investigation', personsResponse: 'Not confirmed', publication: 'Not confirmed' },
    ...{ prevention: 'Under investigation', other: 'Not confirmed' },
  },
  contained: (text) => `Measures taken: ${text}`,
  notKnown: 'Not confirmed',
  timeline: 'Timeline',
  at: 'When',
  who: 'Who',
  what: 'What',
};
