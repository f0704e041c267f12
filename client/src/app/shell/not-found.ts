import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Language } from '../text/language';
import { EmptyState } from '../ui/empty-state';

@Component({
  selector: 'sh-not-found',
  imports: [EmptyState, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <sh-empty-state [heading]="t().shell.notFound" [hint]="t().shell.notFoundHint">
      <a routerLink="/">{{ t().shell.back }}</a>
    </sh-empty-state>
  `,
})
export class NotFound {
  protected readonly t = inject(Language).text;
}
