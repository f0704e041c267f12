import { applyDecorators } from '@nestjs/common';
import { ApiResponse } from '@nestjs/swagger';
import { Problem } from '#contract/problem.js';

/** Every refusal of a controller has the one form. */
export const ApiProblems = (): ClassDecorator & MethodDecorator =>
  applyDecorators(ApiResponse({ status: 'default', description: 'problem+json, RFC 9457', standardSchema: Problem }));
