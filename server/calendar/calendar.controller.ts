import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query, SerializeOptions } from '@nestjs/common';
import { ApiResponse, ApiTags } from '@nestjs/swagger';
import { AddCompanyDays, CompanyDay, CompanyDays, DaysOff, ListDaysOff } from '#contract/calendar.js';
import { type Actor, CurrentActor } from '../platform/actor.js';
import { Requires } from '../platform/permission.js';
import { ApiProblems } from '../platform/problem.docs.js';
import { CalendarService } from './calendar.service.js';

@ApiTags('calendar')
@ApiProblems()
@SerializeOptions({ schema: CompanyDays })
@Controller('calendar')
export class CalendarController {
  constructor(private readonly service: CalendarService) {}

  @Get('days-off')
  @Requires('signedIn')
  @SerializeOptions({ schema: DaysOff })
  @ApiResponse({ status: 200, standardSchema: DaysOff })
  daysOff(@Query({ schema: ListDaysOff }) query: ListDaysOff): Promise<DaysOff> {
    return this.service.daysOff(query);
  }

  @Get('company-days')
  @Requires('signedIn')
  @ApiResponse({ status: 200, standardSchema: CompanyDays })
  companyDays(): Promise<CompanyDays> {
    return this.service.companyDays();
  }

  @Post('company-days')
  @HttpCode(200)
  @Requires('calendar.edit')
  @ApiResponse({ status: 200, standardSchema: CompanyDays })
  add(@CurrentActor() actor: Actor, @Body({ schema: AddCompanyDays }) input: AddCompanyDays): Promise<CompanyDays> {
    return this.service.add(actor, input);
  }

  @Delete('company-days/:day')
  @Requires('calendar.edit')
  @ApiResponse({ status: 200, standardSchema: CompanyDays })
  remove(
    @CurrentActor() actor: Actor,
    @Param('day', { schema: CompanyDay.shape.day }) day: string,
  ): Promise<CompanyDays> {
    return this.service.remove(actor, day);
  }
}
