/** Maps, whose keys are data. */
const MAPS = new Set(['DockerLabels', 'DriverOpts', 'Labels', 'Options']);

/** Properties whose names are not those of ECS's API with a capital. */
const NAMES: Readonly<Record<string, string>> = {
  EFSVolumeConfiguration: 'efsVolumeConfiguration',
  FSxWindowsFileServerVolumeConfiguration:
    'fsxWindowsFileServerVolumeConfiguration',
  FilesystemId: 'fileSystemId',
  IAM: 'iam',
};

/** Properties of a template as ECS's API takes them: their names start with a lower-case letter. */
export function apiInput(properties: Record<string, any>): any {
  return Object.fromEntries(
    Object.entries(properties).map(([name, value]) => [
      NAMES[name] ?? name.charAt(0).toLowerCase() + name.slice(1),
      MAPS.has(name) ? value : convert(value),
    ]),
  );
}

function convert(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(convert);
  }
  return value !== null && typeof value === 'object' ? apiInput(value) : value;
}

/** Shapes of ECS's API as the template has them: their names start with a capital. */
export function templateForm(shape: object): any {
  return Object.fromEntries(
    Object.entries(shape).map(([key, value]) => {
      const name = key.charAt(0).toUpperCase() + key.slice(1);
      return [name, MAPS.has(name) ? value : convertBack(value)];
    }),
  );
}

function convertBack(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(convertBack);
  }
  return value !== null && typeof value === 'object'
    ? templateForm(value)
    : value;
}
