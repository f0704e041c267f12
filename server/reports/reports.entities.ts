import { IssuedReportEntity } from './issued-report.entity.js';

/** The tables of this feature. */
export const reportsEntities = [IssuedReportEntity];
