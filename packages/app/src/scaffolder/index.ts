export { catalogModule } from './catalogModule';
export { germanTexts } from './germanTexts';
export { scaffolderModule } from './scaffolderModule';
