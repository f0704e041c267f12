import { HttpClient } from '@angular/common/http';
import { Injectable, computed, inject, signal } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import type { Session as SessionView, SignIn } from '#contract/session.js';
import type { Permission } from '#domain/access/roles.js';

/** Who is signed in. The server decides again on every request; this only shapes what is shown. */
@Injectable({ providedIn: 'root' })
export class Session {
  private readonly http = inject(HttpClient);
  private readonly _view = signal<SessionView | null>(null);
  readonly view = this._view.asReadonly();
  readonly person = computed(() => this._view()?.person ?? null);
  /** the server's business day, YYYY-MM-DD */
  readonly today = computed(() => this._view()?.today ?? '');

  may(permission: Permission): boolean {
    return this.person()?.permissions.includes(permission) ?? false;
  }

  async load(): Promise<void> {
    this._view.set(await firstValueFrom(this.http.get<SessionView>('/api/session')).catch(() => null));
  }

  async signIn(credentials: SignIn): Promise<void> {
    this._view.set(await firstValueFrom(this.http.post<SessionView>('/api/session', credentials)));
  }

  async signOut(): Promise<void> {
    await firstValueFrom(this.http.delete('/api/session'));
    await this.load();
  }
}
