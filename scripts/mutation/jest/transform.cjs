// Lets tests load the code with its mutants, which the work tree does not have.
const { readFileSync } = require('node:fs');
const path = require('node:path');

const ROOT = path.join(__dirname, '../../..');

exports.createTransformer = ({ transformer, options }) => {
  const inner = require(transformer).createTransformer(options);
  const withMutants = method => (source, file, transformOptions) =>
    inner[method](mutated(file) ?? source, file, transformOptions);
  return {
    process: withMutants('process'),
    getCacheKey: withMutants('getCacheKey'),
  };
};

function mutated(file) {
  const name = path.relative(ROOT, file);
  try {
    return readFileSync(path.join(process.env.MUTATED_CODE, name), 'utf8');
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  }
}
