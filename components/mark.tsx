/** Clipkeep's mark, a bookmark that holds a clip. Decoration: the name stands beside it. */
export function Mark() {
  return (
    <svg class="mark" viewBox="0 0 32 32" width="20" height="20" aria-hidden="true" focusable="false">
      <path
        d="M9 0h14a5 5 0 0 1 5 5v25a2 2 0 0 1-3.1 1.7L16 25.8l-8.9 5.9A2 2 0 0 1 4 30V5a5 5 0 0 1 5-5z"
        fill="#279268"
      />
      <path
        d="M11 7v10.8a1.4 1.4 0 0 0 2.1 1.2l8.8-5.4a1.4 1.4 0 0 0 0-2.4l-8.8-5.4A1.4 1.4 0 0 0 11 7z"
        fill="#fff"
      />
    </svg>
  );
}
