import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import type { Checklist } from '#contract/checklists.js';

@Entity('checklists')
export class ChecklistEntity {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Column('text') version!: string;
  @Column('date') publishedOn!: string;
  @Column('integer') criterionCount!: number;
  @Column('jsonb') content!: Checklist;
}

/** The tables of this feature. */
export const checklistsEntities = [ChecklistEntity];
