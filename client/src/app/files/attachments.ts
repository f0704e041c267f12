import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, DOCUMENT, computed, inject, input, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { MatButton } from '@angular/material/button';
import { fromEvent } from 'rxjs';
import type { FileList, FileSubjectType, StoredFile } from '#contract/files.js';
import { extensionOf, FILE_KINDS, HEIC_EXTENSIONS, type RefusedKind } from '#domain/files/kinds.js';
import { Language } from '../text/language';
import { Api, ApiProblem, ProblemText, problemOf } from '../ui/api';
import { Downloads } from '../ui/downloads';
import { Formats } from '../ui/formats';
import { LoadState } from '../ui/load-state';
import { Notices } from '../ui/notices';
import { FilePreview } from './file-preview';
import { isPassing, type Upload, Uploads } from './uploads';

const MEGABYTE = 1024 * 1024;

/** The files of one subject: seen, added, replaced and removed by whom the server lets. */
@Component({
  selector: 'sh-attachments',
  imports: [FilePreview, LoadState, MatButton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './attachments.html',
  styleUrl: './attachments.scss',
})
export class Attachments {
  readonly subjectType = input.required<FileSubjectType>();
  readonly subjectId = input.required<string>();
  /** such as the code of a question; empty: the whole subject */
  readonly part = input('');
  readonly readonly = input(false);
  protected readonly t = inject(Language).text;
  protected readonly formats = inject(Formats);
  protected readonly uploads = inject(Uploads);
  private readonly api = inject(Api);
  private readonly downloads = inject(Downloads);
  private readonly notices = inject(Notices);
  private readonly problemText = inject(ProblemText);
  protected readonly list = httpResource<FileList>(() => ({
    url: '/api/files',
    params: { subjectType: this.subjectType(), subjectId: this.subjectId(), part: this.part() },
  }));
  protected readonly accept = [...FILE_KINDS.flatMap(({ extensions }) => extensions), ...HEIC_EXTENSIONS]
    .map((extension) => `.${extension}`)
    .join(',');
  /** without a connection the list cannot be seen; files are taken all the same, and the server decides when they arrive */
  protected readonly offline = computed(() => {
    const error = this.list.error();
    return error !== undefined && problemOf(error).code === 'offline';
  });
  protected readonly mayAttach = computed(
    () => !this.readonly() && (this.offline() || (this.list.hasValue() && this.list.value().mayAttach)),
  );
  protected readonly maxMegabytes = computed(() =>
    this.list.hasValue() ? Math.floor(this.list.value().maxBytes / MEGABYTE) : null,
  );
  protected readonly unsent = computed(() => this.uploads.of(this.subjectType(), this.subjectId(), this.part()));
  protected readonly waits = isPassing;
  protected readonly over = signal(false);
  protected readonly shown = signal<StoredFile | null>(null);
  private replaces: string | null = null;

  constructor() {
    this.uploads.arrived.pipe(takeUntilDestroyed()).subscribe((file) => {
      if (file.subjectId !== this.subjectId() || file.part !== this.part()) return;
      const { added, addedWithoutPlace } = this.t().files;
      this.notices.done(file.removed.includes('gps') ? addedWithoutPlace(file.name) : added(file.name));
      this.list.reload();
    });
    fromEvent(inject(DOCUMENT).defaultView ?? [], 'online')
      .pipe(takeUntilDestroyed())
      .subscribe(() => {
        if (this.offline()) this.list.reload();
      });
  }

  protected choose(input: HTMLInputElement, replaces: string | null): void {
    this.replaces = replaces;
    input.multiple = replaces === null;
    input.click();
  }
  protected chosen(input: HTMLInputElement): void {
    this.take(input.files, this.replaces);
    input.value = '';
  }
  protected hover(event: DragEvent): void {
    if (!this.mayAttach()) return;
    event.preventDefault();
    this.over.set(true);
  }
  protected drop(event: DragEvent): void {
    this.over.set(false);
    if (!this.mayAttach()) return;
    event.preventDefault();
    this.take(event.dataTransfer?.files ?? null, null);
  }

  protected async save({ id }: StoredFile, number?: number): Promise<void> {
    try {
      await this.downloads.save(`/api/files/${id}/content${number === undefined ? '' : `?number=${number}`}`);
    } catch (error) {
      this.notices.problem(error);
    }
  }

  protected async setHidden({ id, name, version }: StoredFile, hidden: boolean): Promise<void> {
    try {
      const after = await this.api.send<StoredFile>(
        'POST',
        `/api/files/${id}/${hidden ? 'hide' : 'restore'}`,
        {},
        version,
      );
      if (hidden) this.notices.undoable(this.t().files.removed(name), () => void this.setHidden(after, false));
      else this.notices.done(this.t().files.restored(name));
    } catch (error) {
      this.notices.problem(error);
    }
    this.list.reload();
  }

  protected reason({ kept }: Upload, problem: ApiProblem): string {
    if (problem.code === 'offline') return kept ? this.t().files.lost : this.t().files.lostUnkept;
    const { maxMegabytes = this.maxMegabytes() ?? '' } = problem.fields[0]?.params ?? {};
    if (problem.code === 'fileTooLarge') return this.t().files.tooLarge(maxMegabytes);
    const found = problem.fields[0]?.params?.found;
    return problem.code === 'fileTypeRefused' && found !== undefined
      ? this.t().files.refused(found as RefusedKind)
      : this.problemText.of(problem);
  }
  protected extension(name: string): string {
    return extensionOf(name).toUpperCase();
  }
  protected size(bytes: number): string {
    return bytes < MEGABYTE
      ? `${this.formats.number(Math.max(bytes / 1024, 1), 0)} kB`
      : `${this.formats.number(bytes / MEGABYTE, 1)} MB`;
  }

  private take(files: ArrayLike<File> | null, replaces: string | null): void {
    const to = { subjectType: this.subjectType(), subjectId: this.subjectId(), part: this.part(), replaces };
    const most = (this.maxMegabytes() ?? Infinity) * MEGABYTE;
    for (const file of Array.from(files ?? [])) {
      // said before 60 MB have been sent for nothing
      if (file.size > most) this.uploads.refuse(file, to, new ApiProblem('fileTooLarge', [], undefined));
      else void this.uploads.send(file, to);
    }
  }
}
