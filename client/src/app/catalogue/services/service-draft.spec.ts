import { describe, expect, it } from 'vitest';
import { SaveService, type Service } from '#contract/services.js';
import { draftPath, EMPTY_SERVICE, emptyFact, emptyPlan, isCount, toDraft, toSave } from './service-draft';

const ID = 'd0a9d2c0-5f6a-4c9b-8f2e-3b8d0f5f7a11';
const service: Service = {
  id: ID,
  name: '𠮷田メール',
  yomi: 'よしだめーる',
  vendor: { id: ID, name: '㈱髙橋' },
  type: 'SaaS',
  freeTrial: null,
  functions: '',
  plans: [
    {
      id: ID,
      name: '標準',
      asWritten: '1万円〜',
      kind: 'subscription',
      amountYen: 10_000,
      period: null,
      lowerBound: true,
      initialYen: 0,
      initialLowerBound: false,
      capacity: { count: 2000, unit: null },
      tax: null,
      openCosts: false,
      suspect: false,
      note: '',
    },
  ],
  factCount: 1,
  fictitious: false,
  archived: false,
  version: 3,
  urls: ['https://example.jp/'],
  note: '',
  facts: [
    {
      id: ID,
      kind: 'notFound',
      viewpoint: null,
      text: 'SOC 2',
      sourceUrl: null,
      sourceKind: 'own',
      pageDate: null,
      seen: '2026-11-24',
      note: '',
    },
  ],
};

describe('the draft of a service', () => {
  it('comes back as it was: what is not stated stays not stated, and 0 stays 0', () => {
    const { plans, facts, urls, vendor, name, freeTrial } = service;
    const saved = SaveService.parse(toSave(toDraft(service)));
    expect(saved).toMatchObject({ name, urls, plans, facts, freeTrial, vendorId: vendor?.id });
  });

  it('is what the server accepts when it is new', () => {
    const draft = {
      ...EMPTY_SERVICE,
      name: '新',
      urls: 'https://a.example.jp/\n\n https://b.example.jp/ ',
      plans: [{ ...emptyPlan(), name: '標準', amount: '１０，０００', capacity: '5,000', capacityUnit: 'mails' }],
      facts: [{ ...emptyFact('2026-11-24'), text: '事実' }],
    };
    expect(SaveService.parse(toSave(draft))).toMatchObject({
      urls: ['https://a.example.jp/', 'https://b.example.jp/'],
      plans: [{ amountYen: 10_000, initialYen: null, capacity: { count: 5000, unit: 'mails' } }],
    });
  });

  it.each([
    ['name', ['name']],
    ['urls.1', ['urls']],
    ['plans.0.amountYen', ['plans', '0', 'amount']],
    ['plans.2.capacity.count', ['plans', '2', 'capacity']],
    ['plans.2.capacity.unit', ['plans', '2', 'capacityUnit']],
    ['facts.1.sourceUrl', ['facts', '1', 'sourceUrl']],
  ])('finds the field of %s', (path, field) => {
    expect(draftPath(path)).toEqual(field);
  });

  it.each([
    ['', true],
    ['1,000', true],
    ['千円', false],
    ['-1', false],
  ])('takes %s for a number: %s', (text, yes) => {
    expect(isCount(text)).toBe(yes);
  });
});
