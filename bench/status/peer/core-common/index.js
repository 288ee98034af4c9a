/** The first of some annotations that an entity has. */
function getOneOfEntityAnnotations(entity, names) {
  const annotations = entity.metadata.annotations ?? {};
  const name = names.find(candidate => annotations[candidate]);
  return name && { name, value: annotations[name] };
}

module.exports = {
  AWS_SDK_CUSTOM_USER_AGENT: 'aws-plugins-for-backstage',
  getOneOfEntityAnnotations,
};
