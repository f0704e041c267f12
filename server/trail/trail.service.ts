import { Injectable } from '@nestjs/common';
import type { ListTrail, TrailPage } from '#contract/trail.js';
import { TrailRepository } from './trail.repository.js';

@Injectable()
export class TrailService {
  constructor(private readonly trail: TrailRepository) {}

  list(query: ListTrail): Promise<TrailPage> {
    return this.trail.page(query);
  }
}
