// What holds for every package.json. `npm run constraints` says where it does
// not, `npm run constraints -- --fix` writes it. The address of the repository
// is the root's to say.
module.exports = {
  async constraints({ Yarn }) {
    const root = Yarn.workspace({ cwd: '.' }).manifest;

    for (const workspace of Yarn.workspaces()) {
      workspace.set('license', root.license);
      if (workspace.cwd === '.') continue;
      workspace.set('repository', {
        ...root.repository,
        directory: workspace.cwd,
      });
      if (workspace.manifest.private) continue;
      workspace.set('engines', root.engines);
      workspace.set('author', root.author);
      workspace.set('bugs', root.bugs);
      workspace.set(
        'homepage',
        root.homepage.replace('#', `/tree/main/${workspace.cwd}#`),
      );
      for (const field of ['description', 'keywords']) {
        if (!workspace.manifest[field]) workspace.error(`No ${field}`);
      }
    }

    // One range of a dependency for all; peers are wider by nature.
    const firstRanges = new Map();
    for (const dependency of Yarn.dependencies()) {
      const { ident, range, type } = dependency;
      if (type === 'peerDependencies') continue;
      if (!firstRanges.has(ident)) firstRanges.set(ident, range);
      dependency.update(firstRanges.get(ident));
    }
  },
};
