import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import type { Home } from '#contract/homes.js';
import { SIGNS } from '#domain/standing/rules.js';
import { reasonText } from '#domain/standing/words.js';
import { Session } from '../session/session';
import { Language } from '../text/language';
import { Downloads } from '../ui/downloads';
import { Formats } from '../ui/formats';
import { LoadState } from '../ui/load-state';
import { Notices } from '../ui/notices';
import { PageHeader } from '../ui/page-header';
import { SIGN_LOOKS } from '../ui/sign-chip';
import { WorkItems } from '../ui/work-items';

/** As much work as is seen without scrolling far; all of it is one click away. */
const WORK = 8;

/** What a person comes to: decisions and numbers first, each one click from where it is dealt with. */
@Component({
  selector: 'sh-home-page',
  imports: [LoadState, MatButton, PageHeader, RouterLink, WorkItems],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './home-page.html',
  styleUrl: './home-page.scss',
})
export class HomePage {
  protected readonly signs = SIGNS;
  protected readonly looks = SIGN_LOOKS;
  protected readonly most = WORK;
  protected readonly session = inject(Session);
  protected readonly router = inject(Router);
  protected readonly formats = inject(Formats);
  protected readonly language = inject(Language);
  protected readonly t = this.language.text;
  private readonly downloads = inject(Downloads);
  private readonly notices = inject(Notices);
  protected readonly home = httpResource<Home>(() => '/api/home');
  protected readonly greeting = computed(() => {
    const { morning, day, evening } = this.t().home.greeting;
    const hour = new Date().getHours();
    return hour < 11 ? morning : hour < 18 ? day : evening;
  });
  protected readonly roles = computed(() =>
    (this.session.person()?.roles ?? []).map((role) => this.t().terms.roles[role]),
  );

  protected say({ reasons }: { reasons: NonNullable<Home['standings']>['worst'][number]['reasons'] }): string {
    const code = this.language.code();
    return reasons
      .filter(({ sign }) => sign === 'red')
      .slice(0, 2)
      .map((reason) => reasonText(reason, code, (day) => this.formats.day(day)))
      .join(code === 'ja' ? '、' : '; ');
  }

  protected async open(path: string): Promise<void> {
    try {
      await this.downloads.save(path);
    } catch (error) {
      this.notices.problem(error);
    }
  }
}
