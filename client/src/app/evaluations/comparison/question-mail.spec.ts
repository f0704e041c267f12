import { describe, expect, it } from 'vitest';
import type { NextQuestion } from '#domain/evaluation/comparison.js';
import { checklistOf } from '#domain/evaluation/fixtures.js';
import { en } from '../../text/en';
import { ja } from '../../text/ja';
import { questionMail, questionsFor } from './question-mail';

const of = (serviceId: string, reason: 'unknown' | 'grade' | 'approval', keepsPending = false) => ({
  serviceId,
  reason,
  keepsPending,
  points: 1,
});
const questions: NextQuestion[] = [
  { criterion: 'a', keepsPending: true, points: 2, services: [of('p', 'unknown', true), of('q', 'unknown')] },
  { criterion: 'b', keepsPending: true, points: 2, services: [of('q', 'grade', true)] },
  { criterion: 'c', keepsPending: false, points: 1, services: [of('q', 'approval')] },
];
const { criteria } = checklistOf([{ code: 'a' }, { code: 'b' }, { code: 'c' }]);
const request = {
  service: { id: 'q', name: '𠮷田配信' },
  language: 'ja',
  due: null,
  most: 10,
  sender: '管理 花子',
} as const;

describe('the mail to a vendor', () => {
  it('asks what the vendor can answer, its own must-haves first', () => {
    expect(questionsFor(questions, 'q').map(({ criterion }) => criterion)).toEqual(['b', 'a']);
    expect(questionsFor(questions, null).map(({ criterion }) => criterion)).toEqual(['a', 'b']);
    expect(questionsFor(questions, 'nobody')).toEqual([]);
  });

  it('says to whom, what each level means, and leaves a place for the date', () => {
    const mail = questionMail(questions, criteria, request, ja);
    expect(mail).toContain('𠮷田配信 ご担当者様');
    expect(mail).toContain('【回答期限:');
    expect(mail).toContain('2項目について');
    // only the evidence is open: its levels are known
    expect(mail).toMatch(/1\. .*【必須要件】 \[b\]\n.*\n {3}対応状況は伺っております/);
    const level = criteria[0]?.anchors[4].ja ?? 'none';
    expect(mail).toContain(`     4: ${level}`);
    expect(mail.match(/ {5}4: /g)).toHaveLength(1);
  });

  it('is English when the vendor is, with a date and at most so many questions', () => {
    const asked = { ...request, service: null, language: 'en', due: 'Mon, 14 Dec 2026', most: 1 } as const;
    const mail = questionMail(questions, criteria, asked, en);
    expect(mail).toContain('Dear [vendor],');
    expect(mail).toContain('the following 1 question by Mon, 14 Dec 2026?');
    expect(mail).not.toContain('2. ');
    expect(mail).not.toMatch(/[ぁ-ん]/);
  });
});
