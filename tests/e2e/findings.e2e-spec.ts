import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seedId } from '../../seed/ids.js';
import { type BrowserApp, startBrowserApp } from './browser.js';

let browser: BrowserApp;
let auditor: Page;
let manager: Page;
beforeAll(async () => {
  browser = await startBrowserApp();
  auditor = await browser.newPage();
  await browser.signIn(auditor, 'auditor');
  manager = await browser.newPage();
  await browser.signIn(manager, 'manager');
});
afterAll(async () => {
  await browser.close();
});

const FINDING = `/findings/${seedId('finding/2026/beta/AUD-24')}`;
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const current = (page: Page) => page.locator('[aria-current="step"] h3').first();

describe('the list and the board', () => {
  it('lead to each other and to a finding, by keyboard as well', async () => {
    await auditor.goto('/findings');
    await expect.poll(() => auditor.locator('tbody tr').count()).toBeGreaterThan(8);
    await auditor.getByLabel('再発だけ').check();
    await expect.poll(() => auditor.locator('tbody tr').count()).toBe(1);
    expect(await auditor.locator('tbody tr').textContent()).toContain('F2025-0001 の再発');
    await auditor.getByRole('link', { name: 'ボード' }).press('Enter');
    await auditor.getByRole('heading', { name: /^期限切れ/ }).waitFor();
    await button(auditor, '状態別').press('Enter');
    const done = auditor.getByRole('region', { name: /^実施完了/ });
    await done.getByRole('link').first().press('Enter');
    await expect.poll(() => current(auditor).textContent()).toContain('有効性の確認');
  });
});

describe('a finding', () => {
  it('says what the next step lacks, and keeps what was typed until it is complete', async () => {
    await auditor.goto(FINDING);
    await button(auditor, '原因分析を記録').click();
    await auditor.getByLabel('なぜ 1').fill('しきい値が無効だった');
    await auditor.locator('sh-step-form button[type=submit]').click();
    await auditor.getByText(/入力を確認してください（4か所）/).waitFor();
    expect(await auditor.getByLabel('なぜ 1').inputValue()).toBe('しきい値が無効だった');
    await auditor.getByLabel('なぜ 2').fill('初期設定の変更で無効になった');
    await auditor.getByLabel('なぜ 3').fill('変更の確認項目に含まれていなかった');
    await auditor.getByLabel('根本原因').fill('設定変更の確認項目が足りない');
    await auditor.getByLabel('類似事象の有無').selectOption('no');
    await auditor.getByLabel('類似事象の確認内容').fill('ほかの設定12件を点検した');
    await auditor.locator('sh-step-form button[type=submit]').click();
    await expect.poll(() => current(auditor).textContent()).toContain('是正計画');
  });

  it('asks another person for its plan, who approves it where it is read', async () => {
    await button(auditor, '是正計画を提出').click();
    await auditor.getByLabel('是正処置（原因を取り除く対策）').fill('確認項目に、しきい値を加える');
    await auditor.getByLabel('責任者（委託先）').fill('架空ベータ 運用部長');
    // National Foundation Day
    await auditor.getByLabel('完了予定日').fill('2027-02-11');
    await auditor.locator('sh-step-form button[type=submit]').click();
    await auditor.getByText('是正計画の承認を待っています。').waitFor();
    await auditor
      .getByText(/建国記念の日のため、前の営業日に繰り上げました/)
      .first()
      .waitFor();
    await manager.goto(FINDING);
    await button(manager, '承認').click();
    await expect.poll(() => current(manager).textContent()).toContain('是正の実施');
    await auditor.reload();
    await button(auditor, '是正を開始').click();
    await button(auditor, '完了を報告').waitFor();
  });

  it('keeps what the contractor said', async () => {
    await auditor.getByLabel('発言者').fill('架空ベータ 運用部 山田様');
    await auditor.getByLabel('内容', { exact: true }).fill('1月中に完了します');
    await button(auditor, '記録する').click();
    await expect.poll(() => auditor.locator('sh-finding-notes ol').textContent()).toContain('1月中に完了します');
  });

  it.each(['light', 'dark'] as const)('is accessible, like list and board, in the %s theme', async (theme) => {
    const page = await browser.newPage({ theme, language: theme === 'dark' ? 'en' : 'ja' });
    await browser.signIn(page, 'auditor');
    for (const path of ['/findings', '/findings/board', '/findings/new', '/findings/terms', FINDING]) {
      await page.goto(path);
      await page.waitForLoadState('networkidle');
      expect(await browser.violations(page), path).toEqual([]);
    }
    await page.getByRole('button', { name: /Report completion|完了を報告/ }).click();
    expect(await browser.violations(page), 'the form of a step').toEqual([]);
    await page.context().close();
  });

  it('fits a phone', async () => {
    const page = await browser.newPage({ width: 390, height: 844 });
    await browser.signIn(page, 'auditor');
    for (const path of ['/findings', '/findings/board?by=state', '/findings/new', '/findings/terms', FINDING]) {
      await page.goto(path);
      await page.waitForLoadState('networkidle');
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), path).toBeLessThanOrEqual(0);
    }
    await page.context().close();
  });
});

describe('the deadlines', () => {
  it('are set by a manager, with what is wrong at its field, and read by an auditor', async () => {
    await manager.goto('/findings');
    await manager.getByRole('link', { name: '期限の設定' }).click();
    await manager.getByRole('link', { name: '期限と督促を変更' }).click();
    const major = manager.getByRole('group', { name: '重大な不適合' });
    await major.getByLabel('応急処置').fill('５');
    await major.getByLabel('単位').first().selectOption('営業日');
    await manager.getByLabel('有効性の確認').fill('20');
    await button(manager, '保存').click();
    await manager.getByText('30以上で入力してください。').waitFor();
    await manager.getByLabel('有効性の確認').fill('60');
    await manager.getByLabel('管理部').fill('1');
    await button(manager, '保存').click();
    await manager.getByText('前の段階より後の日数にしてください。').waitFor();
    expect(await browser.violations(manager)).toEqual([]);
    await manager.getByLabel('管理部').fill('2');
    await button(manager, '保存').click();
    await manager.getByRole('heading', { name: '指摘の期限と督促' }).waitFor();
    await auditor.goto('/findings/terms');
    await expect.poll(() => auditor.locator('main').textContent()).toContain('5営業日以内');
    const text = (await auditor.locator('main').textContent()) ?? '';
    for (const one of ['完了から60日以内', '2営業日の超過から', '（管理 花子）']) expect(text).toContain(one);
    expect(await auditor.getByRole('link', { name: '期限と督促を変更' }).count()).toBe(0);
  });
});
