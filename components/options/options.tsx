import { Mark } from '@/components/mark';
import { About } from './about';
import { AssetDefaults } from './asset-defaults';
import { FileChoices } from './file-choices';
import { RenamedAccounts } from './renamed-accounts';
import { Speed } from './speed';
import { TemplateEditor } from './template-editor';

/** The options page. Everything is kept at once; there is no Save button to forget. */
export function Options() {
  return (
    <main class="options stack">
      <header>
        <h1 class="brand">
          <Mark />
          Clipkeep options
        </h1>
        <p class="quiet">
          Changes are kept as you make them. Files that are saved already stay as they are.{' '}
          <a href="/archive.html">Archive</a>
        </p>
      </header>
      <TemplateEditor />
      <AssetDefaults />
      <FileChoices />
      <RenamedAccounts />
      <Speed />
      <About />
    </main>
  );
}
