export { germanTexts } from './germanTexts';
export { scaffolderModule } from './scaffolderModule';
