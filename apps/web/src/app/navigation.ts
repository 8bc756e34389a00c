// The first page keeps the browser's own focus; every later one moves it to its heading.
let navigated = false

export function hasNavigated(): boolean {
  return navigated
}

export function noteNavigation(): void {
  navigated = true
}
