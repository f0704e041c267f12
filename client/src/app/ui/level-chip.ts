import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { AnswerValue } from '#domain/evaluation/answer.js';
import { Language } from '../text/language';

/** One answer as a sign: digit, ? (hatched), ― (not applicable); ▲ with an option, framed where a must-have is not met. */
@Component({
  selector: 'sh-level-chip',
  changeDetection: ChangeDetectionStrategy.OnPush,
  // one element and no layer of its own: a matrix has three thousand of them
  template: `<span
    role="img"
    class="lv {{ sign().style }}"
    [class.must]="unmet()"
    [class.option]="sign().option"
    [attr.aria-label]="label()"
    [attr.title]="label()"
    >{{ sign().text }}</span
  >`,
  styles: `
    .lv {
      display: inline-grid;
      place-items: center;
      width: 30px;
      height: 24px;
      border-radius: 5px;
      font-weight: 700;
      font-size: 13px;
      color: var(--text);
      print-color-adjust: exact;
    }
    .l0 {
      background: var(--l0);
      box-shadow: inset 0 0 0 1px var(--line-strong);
    }
    .l1 {
      background: var(--l1);
      color: var(--on-l12);
    }
    .l2 {
      background: var(--l2);
      color: var(--on-l12);
    }
    .l3 {
      background: var(--l3);
      color: var(--on-l34);
    }
    .l4 {
      background: var(--l4);
      color: var(--on-l34);
    }
    .q {
      background: var(--hatch);
      box-shadow: inset 0 0 0 1px var(--line-strong);
      color: var(--text);
    }
    .n {
      color: var(--text-2);
      font-weight: 400;
    }
    .must {
      outline: 2px solid var(--bad);
      outline-offset: 1px;
    }
    .option {
      position: relative;
    }
    .option::after {
      content: '▲';
      position: absolute;
      right: -5px;
      top: -7px;
      font-size: 9px;
      color: var(--warn);
    }
  `,
})
export class LevelChip {
  readonly value = input.required<AnswerValue>();
  /** a must-have that this answer does not meet */
  readonly unmet = input(false);
  /** the level that counts when options were bought; null: as the answer says */
  readonly effective = input<number | null>(null);
  private readonly t = inject(Language).text;

  protected readonly sign = computed(() => {
    const value = this.value();
    const option = value.kind === 'optional';
    if (value.kind === 'notApplicable')
      return { text: value.approved ? '―' : '―?', style: value.approved ? 'n' : 'n q', option };
    const level =
      this.effective() ?? (value.kind === 'known' ? value.level : value.kind === 'optional' ? value.base : null);
    return level === null ? { text: '?', style: 'q', option } : { text: String(level), style: `l${level}`, option };
  });

  protected readonly label = computed(() => {
    const { terms } = this.t();
    const { text, option } = this.sign();
    const level = Number.parseInt(text, 10);
    const words = [
      text.startsWith('―')
        ? terms.notApplicable
        : Number.isNaN(level)
          ? terms.unknown
          : `${terms.level} ${level}: ${terms.levels[level] ?? ''}`,
    ];
    if (option) words.push(terms.optional);
    if (this.unmet()) words.push(`${terms.mustHave} ✕`);
    return words.join('、');
  });
}
