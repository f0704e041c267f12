import { describe, expect, it } from 'vitest';
import { TRAIL_ACTIONS } from '#domain/trail/event.js';
import { trail as en } from '../text/en/trail';
import { trail as ja } from '../text/ja/trail';
import { fieldText, pageOf, valueText } from './change-text';

const words = { yes: 'はい', no: 'いいえ' };

it.each([
  [null, '―'],
  ['', '―'],
  [[], '―'],
  [0, '0'],
  [true, 'はい'],
  [false, 'いいえ'],
  ['山田', '山田'],
  [['manager', 'admin'], 'manager, admin'],
  [{ kind: 'known', level: 3 }, '{"kind":"known","level":3}'],
  [[{ a: 1 }], '[{"a":1}]'],
])('%j reads %s', (value, text) => {
  expect(valueText(value, words)).toBe(text);
});

it('names codes', () => {
  expect(valueText(['admin', 'new'], words, { admin: 'システム管理者' })).toBe('システム管理者, new');
});

it('cuts long values between letters', () => {
  expect(valueText('𠮷'.repeat(400), words)).toBe(`${'𠮷'.repeat(300)}…`);
});

it('names fields in words as far as they are known', () => {
  expect(fieldText('state', ja.fields)).toBe('状態');
  expect(fieldText('settings.weights.A1', { settings: '設定' })).toBe('設定 › weights › A1');
});

it('leads to the page of the subject', () => {
  expect(pageOf({ type: 'person', id: 'p' })).toEqual(['/people/p', 'people.read']);
  expect(pageOf({ type: 'person', id: null })).toBeNull();
  expect(pageOf({ type: 'session', id: 'p' })).toBeNull();
});

describe('the words of the trail', () => {
  it('are there for every action, in both languages', () => {
    for (const action of TRAIL_ACTIONS) expect([ja.actions[action], en.actions[action]]).not.toContain(undefined);
  });
  it('name the same fields in both languages', () => {
    expect(Object.keys(en.fields)).toEqual(Object.keys(ja.fields));
  });
});
