import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import type { CloudFormationTemplateName } from '../readCloudFormationTemplate';
import type { Template } from '../rules/Template';
import { parseTemplate } from './parseTemplate';

const packageRoot = resolvePackagePath('@fargate-api/templates');

/** A template by its file. The portal deploys no API behind API Gateway. */
export type TemplateName = CloudFormationTemplateName | 'gateway-api';

/** One of our templates, parsed. Synchronous, because tables of tests need it. */
export function ourTemplate(name: TemplateName): Template {
  return parseTemplate(
    readFileSync(resolve(packageRoot, `cloudformation/${name}.yml`), 'utf8'),
  );
}

/** A template of the original pattern, unmodified. */
export function patternTemplate(name: 'cluster' | 'service'): Template {
  return parseTemplate(
    readFileSync(
      resolve(packageRoot, `../examples/pattern/${name}.yml`),
      'utf8',
    ),
  );
}
