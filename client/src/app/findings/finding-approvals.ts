import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { Approval, ApprovalPage } from '#contract/approvals.js';
import type { Finding } from '#contract/findings.js';
import { Session } from '../session/session';
import { Language } from '../text/language';
import { Api } from '../ui/api';
import { Formats } from '../ui/formats';
import { Notices } from '../ui/notices';

const SIGNS: Record<Approval['state'], string> = {
  requested: 'warn',
  approved: 'ok',
  rejected: 'bad',
  withdrawn: 'plain',
};

/** What was asked for about a finding and what was decided, as far as the person may know; one decides where one reads. */
@Component({
  selector: 'sh-finding-approvals',
  imports: [MatButton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (approvals().length > 0) {
      <section class="card">
        <h2>{{ t().findings.approvals }}</h2>
        @for (one of approvals(); track one.id) {
          <article>
            <h3>
              {{ t().approvals.kinds[one.kind] }}
              <span class="chip {{ signs[one.state] }}">{{ t().approvals.states[one.state] }}</span>
            </h3>
            @if (one.lastDay) {
              <p class="muted">{{ t().approvals.until(formats.date(one.lastDay)) }}</p>
            }
            <p class="reason">{{ one.reason }}</p>
            <p class="muted">{{ t().approvals.requested(one.requestedBy.name, formats.moment(one.requestedAt)) }}</p>
            @if (one.decidedBy; as who) {
              <p class="muted">
                {{ t().approvals.decided(who.name, formats.moment(one.decidedAt)) }} {{ one.decisionNote }}
              </p>
            }
            @if (one.mayDecide && finding().owner?.id !== session.person()?.id) {
              <label class="muted no-print"
                >{{ t().approvals.note }} <textarea #note rows="2" maxlength="4000"></textarea>
              </label>
              <div class="actions no-print">
                <button
                  matButton="filled"
                  type="button"
                  [disabled]="busy()"
                  (click)="send(one, 'decision', { decision: 'approve', note: note.value }, t().approvals.approved)"
                >
                  {{ t().approvals.approve }}
                </button>
                <button
                  matButton="outlined"
                  type="button"
                  [disabled]="busy()"
                  (click)="send(one, 'decision', { decision: 'reject', note: note.value }, t().approvals.rejected)"
                >
                  {{ t().approvals.reject }}
                </button>
              </div>
            } @else if (one.mayDecide) {
              <p class="muted">{{ t().problems.ownFinding }}</p>
            } @else if (one.state === 'requested' && one.requestedBy.id === session.person()?.id) {
              <div class="actions no-print">
                <button
                  matButton
                  type="button"
                  [disabled]="busy()"
                  (click)="send(one, 'withdraw', {}, t().approvals.withdrawn)"
                >
                  {{ t().approvals.withdraw }}
                </button>
              </div>
            }
          </article>
        }
      </section>
    }
  `,
  styles: `
    article + article {
      border-top: 1px solid var(--line);
      margin-top: 10px;
      padding-top: 10px;
    }
    h3 {
      display: flex;
      flex-wrap: wrap;
      gap: 4px 8px;
      align-items: center;
    }
    p {
      margin: 0 0 4px;
    }
    .reason {
      white-space: pre-line;
    }
    textarea {
      display: block;
      width: 100%;
      font: inherit;
      color: inherit;
      background: var(--surface);
      border: 1px solid var(--line-strong);
      border-radius: 6px;
      padding: 4px 8px;
      margin-bottom: 8px;
    }
  `,
})
export class FindingApprovals {
  readonly finding = input.required<Finding>();
  readonly decided = output();
  protected readonly signs = SIGNS;
  protected readonly session = inject(Session);
  protected readonly formats = inject(Formats);
  protected readonly t = inject(Language).text;
  private readonly api = inject(Api);
  private readonly notices = inject(Notices);
  protected readonly busy = signal(false);
  // read anew with each state of the finding, which may have asked for another one
  private readonly resource = httpResource<ApprovalPage>(() => ({
    url: '/api/approvals',
    params: { subjectId: this.finding().id, limit: 50 },
  }));
  protected readonly approvals = computed(() => (this.resource.hasValue() ? this.resource.value().items : []));

  protected async send(approval: Approval, what: string, body: object, done: string): Promise<void> {
    this.busy.set(true);
    try {
      await this.api.send('POST', `/api/approvals/${approval.id}/${what}`, body, approval.version);
      this.notices.done(done);
    } catch (error) {
      this.notices.problem(error);
    } finally {
      this.busy.set(false);
      this.resource.reload();
      this.decided.emit();
    }
  }
}
