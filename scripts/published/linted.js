// What publint and "Are the types wrong?" find in a packed package, but for what
// Backstage's builder or framework wants so.
const fs = require('node:fs');

/**
 * Findings that stay, by the code that the tool gives them, with the reason.
 * Backstage's own packages have each of them but the last.
 */
const ACCEPTED = {
  USE_TYPE: 'backstage-cli decides the format, by the role of the package',
  EXPORTS_TYPES_SHOULD_BE_FIRST: 'backstage-cli writes `exports` when it packs',
  EXPORTS_VALUE_INVALID:
    'the condition `backstage` names the kind of plugin, not a file',
  FILE_INVALID_FORMAT:
    'backstage-cli calls the ES modules of a frontend package .esm.js; only bundlers load them',
  HAS_MODULE_BUT_NO_EXPORTS:
    'backstage-cli writes `module` for bundlers and `main` for Node',
  TYPES_NOT_EXPORTED: 'the declarations are for both formats',
  CJS_WITH_ESMODULE_DEFAULT_EXPORT:
    'a backend takes `import()` of a package whole, with the default in it',
  CJSOnlyExportsDefault:
    'a backend takes `import()` of a package whole, with the default in it',
  FallbackCondition: 'backstage-cli writes `exports` when it packs',
  UnexpectedModuleSyntax:
    'backstage-cli calls the ES modules of a frontend package .esm.js; only bundlers load them',
  NamedExports:
    'the class Initiator is exported as a type only: only the package makes one',
};

/** @returns the findings in a tarball that are not accepted, a line each. */
async function findings(tarball) {
  const [{ publint }, { formatMessage }, types] = await Promise.all([
    import('publint'),
    import('publint/utils'),
    import('@arethetypeswrong/core'),
  ]);
  const bytes = fs.readFileSync(tarball);
  const { messages, pkg } = await publint({
    pack: { tarball: Uint8Array.from(bytes).buffer },
  });
  const { problems = [] } = await types.checkPackage(
    types.createPackageFromTarballData(new Uint8Array(bytes)),
  );
  return [
    ...messages
      .filter(({ code }) => !(code in ACCEPTED))
      .map(message => `${message.code}: ${formatMessage(message, pkg)}`),
    ...problems
      .filter(({ kind }) => !(kind in ACCEPTED))
      .map(({ kind, ...where }) => `${kind}: ${JSON.stringify(where)}`),
  ];
}

module.exports = { findings };
