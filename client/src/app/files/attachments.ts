import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { FileList, FileSubjectType, StoredFile } from '#contract/files.js';
import { extensionOf, FILE_KINDS, HEIC_EXTENSIONS, type RefusedKind } from '#domain/files/kinds.js';
import { Language } from '../text/language';
import { Api, ApiProblem, ProblemText } from '../ui/api';
import { Downloads } from '../ui/downloads';
import { Formats } from '../ui/formats';
import { LoadState } from '../ui/load-state';
import { Notices } from '../ui/notices';
import { FilePreview } from './file-preview';
import { Uploads } from './uploads';

const MEGABYTE = 1024 * 1024;

/** The files of one subject: seen, added, replaced and removed by whom the server lets. */
@Component({
  selector: 'sh-attachments',
  imports: [FilePreview, LoadState, MatButton],
  providers: [Uploads],
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
  protected readonly mayAttach = computed(
    () => !this.readonly() && this.list.hasValue() && this.list.value().mayAttach,
  );
  protected readonly maxMegabytes = computed(() =>
    this.list.hasValue() ? Math.floor(this.list.value().maxBytes / MEGABYTE) : 0,
  );
  protected readonly over = signal(false);
  protected readonly shown = signal<StoredFile | null>(null);
  private replaces: string | null = null;

  constructor() {
    this.uploads.arrived = (file) => {
      const { added, addedWithoutPlace } = this.t().files;
      this.notices.done(file.removed.includes('gps') ? addedWithoutPlace(file.name) : added(file.name));
      this.list.reload();
    };
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

  protected reason(problem: ApiProblem): string {
    if (problem.code === 'offline') return this.t().files.lost;
    if (problem.code === 'fileTooLarge') return this.t().files.tooLarge(this.maxMegabytes());
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
    for (const file of Array.from(files ?? [])) {
      // said before 60 MB have been sent for nothing
      if (file.size > this.maxMegabytes() * MEGABYTE) {
        this.uploads.refuse(file, new ApiProblem('fileTooLarge', [], undefined));
      } else {
        const [subjectType, subjectId, part] = [this.subjectType(), this.subjectId(), this.part()];
        this.uploads.send(file, { subjectType, subjectId, part, replaces });
      }
    }
  }
}
