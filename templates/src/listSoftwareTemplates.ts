import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { resolvePackagePath } from '@backstage/backend-plugin-api';

/**
 * Lists the Software Templates of this package.
 *
 * @returns the absolute path of each `template.yaml`, by the name of its folder
 * @throws the error of the file system if the installed package is incomplete
 * @public
 */
export async function listSoftwareTemplates(): Promise<string[]> {
  const folder = resolvePackagePath('@fargate-api/templates', 'software');
  const paths = await readdir(folder, { recursive: true });
  return paths
    .filter(path => /^[^/\\]+[/\\]template\.yaml$/.test(path))
    .map(path => join(folder, path))
    .sort();
}
