import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app/App.tsx'
import '@kern-ux/native/dist/kern.min.css'
import './styles/fonts.css'
import './styles/base.css'
import './styles/layout.css'
import './styles/forms.css'
import './styles/content.css'
import './styles/journey.css'

const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no element #root')
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
)
