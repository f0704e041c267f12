import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('company_days')
export class CompanyDayEntity {
  /** YYYY-MM-DD, or MM-DD for every year */
  @PrimaryColumn('text') day!: string;
  @Column('text') name!: string;
}

/** The tables of this feature. */
export const calendarEntities = [CompanyDayEntity];
