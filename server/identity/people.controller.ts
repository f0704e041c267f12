import { Body, Controller, Get, Param, Post, Put, Query, SerializeOptions } from '@nestjs/common';
import { ApiResponse, ApiTags } from '@nestjs/swagger';
import * as z from 'zod';
import { AddPerson, ChangePerson, ListPeople, Person, PersonName, PersonPage } from '#contract/people.js';
import { ROLES } from '#domain/access/roles.js';
import { type Actor, CurrentActor } from '../platform/actor.js';
import { Id } from '../platform/ids.js';
import { Requires } from '../platform/permission.js';
import { ApiProblems } from '../platform/problem.docs.js';
import { IfMatch } from '../platform/versions.js';
import { PeopleService } from './people.service.js';

const NamesOf = z.object({ role: z.enum(ROLES).optional() });
const PersonNames = z.object({ items: z.array(PersonName) }).meta({ id: 'PersonNames' });

@ApiTags('people')
@ApiProblems()
@Controller('people')
export class PeopleController {
  constructor(private readonly service: PeopleService) {}

  @Get()
  @Requires('people.read')
  @SerializeOptions({ schema: PersonPage })
  @ApiResponse({ status: 200, standardSchema: PersonPage })
  list(@Query({ schema: ListPeople }) query: ListPeople): Promise<PersonPage> {
    return this.service.list(query);
  }

  @Get('names')
  @Requires('signedIn')
  @SerializeOptions({ schema: PersonNames })
  @ApiResponse({ status: 200, standardSchema: PersonNames })
  async names(@Query({ schema: NamesOf }) query: z.infer<typeof NamesOf>): Promise<z.infer<typeof PersonNames>> {
    return { items: await this.service.names(query.role) };
  }

  @Get(':id')
  @Requires('people.read')
  @SerializeOptions({ schema: Person })
  @ApiResponse({ status: 200, standardSchema: Person })
  one(@Param('id', { schema: Id }) id: string): Promise<Person> {
    return this.service.one(id);
  }

  @Post()
  @Requires('people.edit')
  @SerializeOptions({ schema: Person })
  @ApiResponse({ status: 201, standardSchema: Person })
  add(@CurrentActor() actor: Actor, @Body({ schema: AddPerson }) input: AddPerson): Promise<Person> {
    return this.service.add(actor, input);
  }

  @Put(':id')
  @Requires('people.edit')
  @SerializeOptions({ schema: Person })
  @ApiResponse({ status: 200, standardSchema: Person })
  change(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: Id }) id: string,
    @IfMatch() version: number,
    @Body({ schema: ChangePerson }) input: ChangePerson,
  ): Promise<Person> {
    return this.service.change(actor, id, version, input);
  }
}
