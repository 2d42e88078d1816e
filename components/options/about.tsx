/** What Clipkeep does with what it sees. */
export function About() {
  return (
    <section class="card stack tight" aria-labelledby="privacy">
      <h2 id="privacy">Privacy</h2>
      <p>
        Nothing leaves this computer. Clipkeep has no server, no account and no statistics. It talks to TikTok
        alone, as you, in this browser, and asks only for what you tell it to save.
      </p>
      <p>
        What was saved is remembered in this browser, so that nothing is fetched twice. Removing Clipkeep
        forgets that list; your files stay where they are.
      </p>
      <p class="quiet">Keep what is yours or what you may keep, and credit the people who made it.</p>
    </section>
  );
}
