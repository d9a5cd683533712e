<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About TL-GAN Desktop</source>
        <translation>Über TL-GAN Desktop</translation>
    </message>
    <message>
        <source>&amp;Licences…</source>
        <translation>&amp;Lizenzen…</translation>
    </message>
    <message>
        <source>The licences of the libraries, in full</source>
        <translation>Die Lizenzen der Bibliotheken im Wortlaut</translation>
    </message>
    <message>
        <source>Steers an image generator along feature axes of its latent space. MIT licence.</source>
        <translation>Steuert einen Bildgenerator entlang von Merkmalsachsen seines latenten Raums. MIT-Lizenz.</translation>
    </message>
</context>
<context>
    <name>AccuracyList</name>
    <message>
        <source>Of pictures that it did not learn from; yes or no told at 50 % is guessing</source>
        <translation>An Bildern, von denen er nicht gelernt hat; Ja oder Nein zu 50 % erkannt ist geraten</translation>
    </message>
    <message>
        <source>How well each feature is told</source>
        <translation>Wie gut jedes Merkmal erkannt wird</translation>
    </message>
    <message>
        <source>Nothing has been measured yet.</source>
        <translation>Noch ist nichts gemessen.</translation>
    </message>
</context>
<context>
    <name>ActionBar</name>
    <message>
        <source>Truncation</source>
        <translation>Stutzung</translation>
    </message>
    <message>
        <source>Nearer to the average picture on the left, as varied as the generator is on the right.</source>
        <translation>Links näher am Durchschnittsbild, rechts so vielfältig, wie der Generator ist.</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>&amp;New session</source>
        <translation>&amp;Neue Sitzung</translation>
    </message>
    <message>
        <source>Begin a history with the picture on screen</source>
        <translation>Einen Verlauf mit dem Bild auf dem Schirm beginnen</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>Ö&amp;ffnen…</translation>
    </message>
    <message>
        <source>Open a session, an exported picture, a generator or axes</source>
        <translation>Eine Sitzung, ein exportiertes Bild, einen Generator oder Achsen öffnen</translation>
    </message>
    <message>
        <source>&amp;Save session</source>
        <translation>Sitzung &amp;speichern</translation>
    </message>
    <message>
        <source>Save everything that was made</source>
        <translation>Alles speichern, was entstanden ist</translation>
    </message>
    <message>
        <source>Save session &amp;as…</source>
        <translation>Sitzung speichern &amp;unter…</translation>
    </message>
    <message>
        <source>Save the session to another file</source>
        <translation>Die Sitzung in einer anderen Datei speichern</translation>
    </message>
    <message>
        <source>&amp;Import axes…</source>
        <translation>Achsen &amp;importieren…</translation>
    </message>
    <message>
        <source>Open a file of feature axes</source>
        <translation>Eine Datei mit Merkmalsachsen öffnen</translation>
    </message>
    <message>
        <source>&amp;Manage axes…</source>
        <translation>Achsen &amp;verwalten…</translation>
    </message>
    <message>
        <source>Rename, group, reorder, remove, add axes</source>
        <translation>Achsen umbenennen, gruppieren, ordnen, entfernen, hinzufügen</translation>
    </message>
    <message>
        <source>&amp;Discover axes…</source>
        <translation>Achsen en&amp;tdecken…</translation>
    </message>
    <message>
        <source>Make sliders from labelled pictures</source>
        <translation>Regler aus sortierten Bildern machen</translation>
    </message>
    <message>
        <source>&amp;Export picture…</source>
        <translation>Bild &amp;exportieren…</translation>
    </message>
    <message>
        <source>Export the picture with its recipe</source>
        <translation>Das Bild mit seinem Rezept exportieren</translation>
    </message>
    <message>
        <source>Export film s&amp;trip or grid…</source>
        <translation>Filmst&amp;reifen oder Raster exportieren…</translation>
    </message>
    <message>
        <source>One or two features over a range</source>
        <translation>Ein oder zwei Merkmale über einen Bereich</translation>
    </message>
    <message>
        <source>Move along a feature or through pictures</source>
        <translation>Ein Merkmal oder mehrere Bilder durchlaufen</translation>
    </message>
    <message>
        <source>E&amp;xport animation…</source>
        <translation>&amp;Animation exportieren…</translation>
    </message>
    <message>
        <source>Export &amp;batch…</source>
        <translation>Sta&amp;pel exportieren…</translation>
    </message>
    <message>
        <source>The same edits on many seeds</source>
        <translation>Dieselben Änderungen an vielen Startwerten</translation>
    </message>
    <message>
        <source>&amp;Copy picture</source>
        <translation>Bild &amp;kopieren</translation>
    </message>
    <message>
        <source>Copy the picture on screen</source>
        <translation>Das Bild auf dem Schirm kopieren</translation>
    </message>
    <message>
        <source>Copy reci&amp;pe</source>
        <translation>Re&amp;zept kopieren</translation>
    </message>
    <message>
        <source>Copy what makes the picture, as text</source>
        <translation>Woraus das Bild entsteht, als Text kopieren</translation>
    </message>
    <message>
        <source>P&amp;aste recipe</source>
        <translation>Rezept e&amp;infügen</translation>
    </message>
    <message>
        <source>Go to the picture of a copied recipe</source>
        <translation>Zum Bild eines kopierten Rezepts gehen</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>Close the window</source>
        <translation>Das Fenster schließen</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>Take the last step back</source>
        <translation>Den letzten Schritt zurücknehmen</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Wiederholen</translation>
    </message>
    <message>
        <source>Take the step again</source>
        <translation>Den Schritt noch einmal tun</translation>
    </message>
    <message>
        <source>Another picture; locked features stay</source>
        <translation>Ein anderes Bild; gesperrte Merkmale bleiben</translation>
    </message>
    <message>
        <source>Ran&amp;dom</source>
        <translation>Zu&amp;fall</translation>
    </message>
    <message>
        <source>&amp;Go to seed…</source>
        <translation>Zu &amp;Startwert gehen…</translation>
    </message>
    <message>
        <source>The picture of a seed; locked features stay</source>
        <translation>Das Bild eines Startwerts; gesperrte Merkmale bleiben</translation>
    </message>
    <message>
        <source>Rese&amp;t</source>
        <translation>Zurückse&amp;tzen</translation>
    </message>
    <message>
        <source>Back to the start picture</source>
        <translation>Zurück zum Ausgangsbild</translation>
    </message>
    <message>
        <source>Un&amp;lock all</source>
        <translation>A&amp;lle entsperren</translation>
    </message>
    <message>
        <source>Take every lock off</source>
        <translation>Alle Sperren aufheben</translation>
    </message>
    <message>
        <source>Edit along straight lines, off the shell of z</source>
        <translation>Entlang gerader Linien ändern, abseits der Schale von z</translation>
    </message>
    <message>
        <source>Straight l&amp;ines</source>
        <translation>&amp;Gerade Linien</translation>
    </message>
    <message>
        <source>&amp;Find feature</source>
        <translation>&amp;Merkmal suchen</translation>
    </message>
    <message>
        <source>Go to the search box of the features</source>
        <translation>Zum Suchfeld der Merkmale gehen</translation>
    </message>
    <message>
        <source>&amp;Fit</source>
        <translation>&amp;Einpassen</translation>
    </message>
    <message>
        <source>Fill the pane with the picture</source>
        <translation>Die Fläche mit dem Bild füllen</translation>
    </message>
    <message>
        <source>&amp;Actual size</source>
        <translation>&amp;Originalgröße</translation>
    </message>
    <message>
        <source>One pixel of the screen a pixel</source>
        <translation>Ein Bildschirmpunkt je Bildpunkt</translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation>Ver&amp;größern</translation>
    </message>
    <message>
        <source>Enlarge the picture</source>
        <translation>Das Bild vergrößern</translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation>Ver&amp;kleinern</translation>
    </message>
    <message>
        <source>Shrink the picture</source>
        <translation>Das Bild verkleinern</translation>
    </message>
    <message>
        <source>Sp&amp;lit view</source>
        <translation>Geteilte &amp;Ansicht</translation>
    </message>
    <message>
        <source>The start picture left of a divider to drag</source>
        <translation>Das Ausgangsbild links einer verschiebbaren Linie</translation>
    </message>
    <message>
        <source>&amp;History</source>
        <translation>&amp;Verlauf</translation>
    </message>
    <message>
        <source>Everything that was made, below the picture</source>
        <translation>Alles, was entstanden ist, unter dem Bild</translation>
    </message>
    <message>
        <source>&amp;Smooth scaling</source>
        <translation>&amp;Weich skalieren</translation>
    </message>
    <message>
        <source>Scale smoothly, or show square pixels</source>
        <translation>Weich skalieren oder quadratische Bildpunkte zeigen</translation>
    </message>
    <message>
        <source>&amp;Checker background</source>
        <translation>Karierter &amp;Hintergrund</translation>
    </message>
    <message>
        <source>Lay a checker pattern around the picture</source>
        <translation>Ein Karomuster um das Bild legen</translation>
    </message>
    <message>
        <source>As the s&amp;ystem</source>
        <translation>Wie das S&amp;ystem</translation>
    </message>
    <message>
        <source>Li&amp;ght</source>
        <translation>He&amp;ll</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>&amp;Dunkel</translation>
    </message>
    <message>
        <source>Appearance: {look}</source>
        <translation>Aussehen: {look}</translation>
    </message>
    <message>
        <source>&amp;Keyboard</source>
        <translation>&amp;Tastatur</translation>
    </message>
    <message>
        <source>All keys</source>
        <translation>Alle Tasten</translation>
    </message>
    <message>
        <source>&amp;About TL-GAN Desktop</source>
        <translation>Ü&amp;ber TL-GAN Desktop</translation>
    </message>
    <message>
        <source>Versions and licences</source>
        <translation>Versionen und Lizenzen</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Featu&amp;res</source>
        <translation>&amp;Merkmale</translation>
    </message>
</context>
<context>
    <name>AnimationDialog</name>
    <message>
        <source>MP4 video</source>
        <translation>MP4-Video</translation>
    </message>
    <message>
        <source>Export animation</source>
        <translation>Animation exportieren</translation>
    </message>
    <message>
        <source>Along a feature, there and back</source>
        <translation>Entlang eines Merkmals, hin und zurück</translation>
    </message>
    <message>
        <source>Through pictures</source>
        <translation>Durch Bilder</translation>
    </message>
    <message>
        <source>Kind of animation</source>
        <translation>Art der Animation</translation>
    </message>
    <message>
        <source>Along</source>
        <translation>Entlang</translation>
    </message>
    <message>
        <source>Return to the first picture</source>
        <translation>Zum ersten Bild zurückkehren</translation>
    </message>
    <message>
        <source>Frames</source>
        <translation>Einzelbilder</translation>
    </message>
    <message>
        <source>Frames per second</source>
        <translation>Einzelbilder pro Sekunde</translation>
    </message>
    <message>
        <source> per second</source>
        <translation> pro Sekunde</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>&amp;Kind</source>
        <translation>&amp;Art</translation>
    </message>
    <message>
        <source>F&amp;eature</source>
        <translation>&amp;Merkmal</translation>
    </message>
    <message>
        <source>Pict&amp;ures</source>
        <translation>&amp;Bilder</translation>
    </message>
    <message>
        <source>F&amp;rames</source>
        <translation>&amp;Einzelbilder</translation>
    </message>
    <message>
        <source>Spee&amp;d</source>
        <translation>Tem&amp;po</translation>
    </message>
    <message>
        <source>Picture &amp;size</source>
        <translation>Bild&amp;größe</translation>
    </message>
    <message>
        <source>&amp;Format</source>
        <translation>&amp;Format</translation>
    </message>
    <message>
        <source>Tick two pictures or more.</source>
        <translation>Mindestens zwei Bilder ankreuzen.</translation>
    </message>
    <message>
        <source>{count} pictures in all, {seconds} seconds.</source>
        <translation>Insgesamt {count} Bilder, {seconds} Sekunden.</translation>
    </message>
    <message>
        <source> from each picture to the next</source>
        <translation> von jedem Bild zum nächsten</translation>
    </message>
</context>
<context>
    <name>Autosaver</name>
    <message>
        <source>The session cannot be kept as it goes; save it yourself.</source>
        <translation>Die Sitzung lässt sich nicht laufend sichern; speichern Sie sie selbst.</translation>
    </message>
</context>
<context>
    <name>AxesImport</name>
    <message>
        <source>Open a generator first; axes belong to one.</source>
        <translation>Öffnen Sie zuerst einen Generator; Achsen gehören zu einem.</translation>
    </message>
</context>
<context>
    <name>AxisCard</name>
    <message>
        <source>Keep {name}</source>
        <translation>{name} behalten</translation>
    </message>
    <message>
        <source>Make a slider of this axis</source>
        <translation>Aus dieser Achse einen Regler machen</translation>
    </message>
    <message>
        <source>Name of the slider for {name}</source>
        <translation>Name des Reglers für {name}</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Gruppe</translation>
    </message>
    <message>
        <source>Group of {name}</source>
        <translation>Gruppe von {name}</translation>
    </message>
    <message>
        <source>&amp;Flip</source>
        <translation>&amp;Umkehren</translation>
    </message>
    <message>
        <source>Flip {name}</source>
        <translation>{name} umkehren</translation>
    </message>
    <message>
        <source>Turn the slider round: right becomes left</source>
        <translation>Den Regler umdrehen: Rechts wird links</translation>
    </message>
    <message>
        <source>{rows} pictures moved along {name} from −3 to 3</source>
        <translation>{rows} Bilder, entlang {name} von −3 bis 3 bewegt</translation>
    </message>
</context>
<context>
    <name>AxisFilm</name>
    <message>
        <source>Film strip</source>
        <translation>Filmstreifen</translation>
    </message>
    <message>
        <source>out of reach</source>
        <translation>nicht erreichbar</translation>
    </message>
</context>
<context>
    <name>AxisRange</name>
    <message>
        <source>{name}: feature</source>
        <translation>{name}: Merkmal</translation>
    </message>
    <message>
        <source>{name}: from</source>
        <translation>{name}: von</translation>
    </message>
    <message>
        <source>{name}: to</source>
        <translation>{name}: bis</translation>
    </message>
    <message>
        <source>{name}: pictures</source>
        <translation>{name}: Bilder</translation>
    </message>
    <message>
        <source>from</source>
        <translation>von</translation>
    </message>
    <message>
        <source>to</source>
        <translation>bis</translation>
    </message>
    <message>
        <source>in</source>
        <translation>in</translation>
    </message>
</context>
<context>
    <name>AxisWords</name>
    <message>
        <source>good</source>
        <translation>gut</translation>
    </message>
    <message>
        <source>weak</source>
        <translation>schwach</translation>
    </message>
    <message>
        <source>not found</source>
        <translation>nicht gefunden</translation>
    </message>
    <message>
        <source>not measured</source>
        <translation>nicht gemessen</translation>
    </message>
    <message>
        <source>binary</source>
        <translation>binär</translation>
    </message>
    <message>
        <source>ordinal</source>
        <translation>ordinal</translation>
    </message>
    <message>
        <source>continuous</source>
        <translation>stetig</translation>
    </message>
    <message>
        <source>A good axis</source>
        <translation>Eine gute Achse</translation>
    </message>
    <message>
        <source>Moving along it changes this feature, and reliably so.</source>
        <translation>Bewegung entlang dieser Achse ändert das Merkmal, und zwar zuverlässig.</translation>
    </message>
    <message>
        <source>A weak axis</source>
        <translation>Eine schwache Achse</translation>
    </message>
    <message>
        <source>It moves the right way, but little, or not the same everywhere.</source>
        <translation>Sie bewegt in die richtige Richtung, aber wenig oder nicht überall gleich.</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>Nicht gefunden</translation>
    </message>
    <message>
        <source>The generator does not show the feature along a line; expect other changes.</source>
        <translation>Der Generator zeigt das Merkmal nicht entlang einer Linie; rechnen Sie mit anderen Änderungen.</translation>
    </message>
    <message>
        <source>Not measured</source>
        <translation>Nicht gemessen</translation>
    </message>
    <message>
        <source>It was imported or computed, and nobody has checked it.</source>
        <translation>Sie wurde importiert oder berechnet, und niemand hat sie geprüft.</translation>
    </message>
    <message>
        <source>R²</source>
        <translation>R²</translation>
    </message>
    <message>
        <source>of the feature&apos;s variation is told by the position</source>
        <translation>der Streuung des Merkmals erklärt die Position</translation>
    </message>
    <message>
        <source>AUC</source>
        <translation>AUC</translation>
    </message>
    <message>
        <source>how surely the position tells present from absent</source>
        <translation>wie sicher die Position vorhanden von nicht vorhanden unterscheidet</translation>
    </message>
    <message>
        <source>Bootstrap angle</source>
        <translation>Bootstrap-Winkel</translation>
    </message>
    <message>
        <source>how far another sample would turn the axis</source>
        <translation>wie weit eine andere Stichprobe die Achse drehen würde</translation>
    </message>
    <message>
        <source>Extractor on real pictures</source>
        <translation>Extraktor an echten Bildern</translation>
    </message>
    <message>
        <source>how well the feature can be read at all</source>
        <translation>wie gut sich das Merkmal überhaupt ablesen lässt</translation>
    </message>
    <message>
        <source>Rises along the axis</source>
        <translation>Steigt entlang der Achse</translation>
    </message>
    <message>
        <source>of pictures in which the feature rises steadily</source>
        <translation>der Bilder, in denen das Merkmal stetig steigt</translation>
    </message>
    <message>
        <source>{intercept} at 0, {slope} a step of 1, give or take {deviation}</source>
        <translation>{intercept} bei 0, {slope} je Schritt von 1, mehr oder weniger {deviation}</translation>
    </message>
    <message>
        <source>(logits: above 0 is present)</source>
        <translation>(Logits: über 0 ist vorhanden)</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Raum</translation>
    </message>
    <message>
        <source>Extractor</source>
        <translation>Extraktor</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>Stichproben</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Verfahren</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Startwert</translation>
    </message>
    <message>
        <source>Found by</source>
        <translation>Gefunden von</translation>
    </message>
    <message>
        <source>Imported from</source>
        <translation>Importiert aus</translation>
    </message>
    <message>
        <source>Made orthogonal to</source>
        <translation>Orthogonal gemacht zu</translation>
    </message>
</context>
<context>
    <name>BalanceBar</name>
    <message>
        <source>Balance</source>
        <translation>Verteilung</translation>
    </message>
</context>
<context>
    <name>BatchDialog</name>
    <message>
        <source>Export batch</source>
        <translation>Stapel exportieren</translation>
    </message>
    <message>
        <source>First seed</source>
        <translation>Erster Startwert</translation>
    </message>
    <message>
        <source>Number of seeds</source>
        <translation>Anzahl der Startwerte</translation>
    </message>
    <message>
        <source>Extractor that tells the features</source>
        <translation>Extraktor, der die Merkmale erkennt</translation>
    </message>
    <message>
        <source>The extractor that ships</source>
        <translation>Der mitgelieferte Extraktor</translation>
    </message>
    <message>
        <source>No extractor: positions alone</source>
        <translation>Kein Extraktor: nur Positionen</translation>
    </message>
    <message>
        <source>Another extractor…</source>
        <translation>Anderer Extraktor…</translation>
    </message>
    <message>
        <source>&amp;First seed</source>
        <translation>&amp;Erster Startwert</translation>
    </message>
    <message>
        <source>&amp;Number</source>
        <translation>&amp;Anzahl</translation>
    </message>
    <message>
        <source>Fe&amp;atures told by</source>
        <translation>&amp;Merkmale erkennt</translation>
    </message>
    <message>
        <source>{name} to {position}</source>
        <translation>{name} auf {position}</translation>
    </message>
    <message>
        <source>{count} pictures, a contact sheet and a table of their features. Edits: {moves}.</source>
        <translation>{count} Bilder, ein Kontaktabzug und eine Tabelle ihrer Merkmale. Änderungen: {moves}.</translation>
    </message>
    <message>
        <source>none, for the picture on screen has none</source>
        <translation>keine, denn das Bild auf dem Schirm hat keine</translation>
    </message>
    <message>
        <source>{name} is not an extractor; choose a file that discovery or training has made.</source>
        <translation>{name} ist kein Extraktor; wählen Sie eine Datei, die bei einer Entdeckung oder einem Training entstanden ist.</translation>
    </message>
</context>
<context>
    <name>Callout</name>
    <message>
        <source>Tour</source>
        <translation>Rundgang</translation>
    </message>
    <message>
        <source>&amp;Skip</source>
        <translation>&amp;Ende</translation>
    </message>
    <message>
        <source>End the tour (Escape)</source>
        <translation>Den Rundgang beenden (Escape)</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Zurück</translation>
    </message>
    <message>
        <source>The step before (left arrow)</source>
        <translation>Der Schritt davor (Pfeil links)</translation>
    </message>
    <message>
        <source>&amp;Next</source>
        <translation>&amp;Weiter</translation>
    </message>
    <message>
        <source>The next step (right arrow)</source>
        <translation>Der nächste Schritt (Pfeil rechts)</translation>
    </message>
    <message>
        <source>{place} of {count}</source>
        <translation>{place} von {count}</translation>
    </message>
    <message>
        <source>&amp;Done</source>
        <translation>&amp;Fertig</translation>
    </message>
</context>
<context>
    <name>ClassControl</name>
    <message>
        <source>Class</source>
        <translation>Klasse</translation>
    </message>
    <message>
        <source>What the generator is to draw: the number of one of the classes it learnt.</source>
        <translation>Was der Generator zeichnen soll: die Nummer einer der Klassen, die er gelernt hat.</translation>
    </message>
    <message>
        <source>mixed</source>
        <translation>gemischt</translation>
    </message>
    <message>
        <source>of 0 to {last}</source>
        <translation>von 0 bis {last}</translation>
    </message>
</context>
<context>
    <name>Clipboard</name>
    <message>
        <source>Picture copied</source>
        <translation>Bild kopiert</translation>
    </message>
    <message>
        <source>Recipe copied</source>
        <translation>Rezept kopiert</translation>
    </message>
</context>
<context>
    <name>Comparison</name>
    <message>
        <source>Start</source>
        <translation>Ausgangsbild</translation>
    </message>
</context>
<context>
    <name>CosineDialog</name>
    <message>
        <source>Cosines between the axes</source>
        <translation>Kosinus zwischen den Achsen</translation>
    </message>
    <message>
        <source>By group</source>
        <translation>Nach Gruppe</translation>
    </message>
    <message>
        <source>By likeness</source>
        <translation>Nach Ähnlichkeit</translation>
    </message>
    <message>
        <source>Order of the axes</source>
        <translation>Reihenfolge der Achsen</translation>
    </message>
    <message>
        <source>Likeness puts axes beside each other that share most</source>
        <translation>Nach Ähnlichkeit stehen die Achsen nebeneinander, die am meisten teilen</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>&amp;Exportieren…</translation>
    </message>
    <message>
        <source>As a picture, a page or a table</source>
        <translation>Als Bild, Seite oder Tabelle</translation>
    </message>
    <message>
        <source>Picture (*.png);;Page (*.pdf);;Table (*.csv)</source>
        <translation>Bild (*.png);;Seite (*.pdf);;Tabelle (*.csv)</translation>
    </message>
    <message>
        <source>Export cosines</source>
        <translation>Kosinus exportieren</translation>
    </message>
    <message>
        <source>Exported {name}.</source>
        <translation>{name} exportiert.</translation>
    </message>
    <message>
        <source>There is only one axis.</source>
        <translation>Es gibt nur eine Achse.</translation>
    </message>
    <message>
        <source>Moving one moves the other in {tied} of {pairs} pairs: they share {least} or more.</source>
        <translation>In {tied} von {pairs} Paaren bewegt eine die andere mit: Sie teilen {least} oder mehr.</translation>
    </message>
    <message>
        <source>The {count} axes amount to {rank} independent ones.</source>
        <translation>Die {count} Achsen entsprechen {rank} unabhängigen.</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Reihenfolge</translation>
    </message>
</context>
<context>
    <name>CosineExport</name>
    <message>
        <source>{name} must end in .png, .pdf or .csv; choose one of them.</source>
        <translation>{name} muss auf .png, .pdf oder .csv enden; wählen Sie eines davon.</translation>
    </message>
    <message>
        <source>{name} could not be written; choose another place.</source>
        <translation>{name} ließ sich nicht schreiben; wählen Sie einen anderen Ort.</translation>
    </message>
</context>
<context>
    <name>CosineMap</name>
    <message>
        <source>Cosines between the axes</source>
        <translation>Kosinus zwischen den Achsen</translation>
    </message>
    <message>
        <source>{one} and {other}: {cosine}</source>
        <translation>{one} und {other}: {cosine}</translation>
    </message>
</context>
<context>
    <name>CosineScale</name>
    <message>
        <source>Legend: blue below zero, orange above, stronger for larger cosines</source>
        <translation>Legende: blau unter null, orange darüber, kräftiger bei größerem Kosinus</translation>
    </message>
    <message>
        <source>Blue: one falls when the other rises. Orange: both rise together.</source>
        <translation>Blau: Eine fällt, wenn die andere steigt. Orange: Beide steigen zusammen.</translation>
    </message>
</context>
<context>
    <name>DetailsCard</name>
    <message>
        <source>Details of {name}</source>
        <translation>Einzelheiten zu {name}</translation>
    </message>
    <message>
        <source>Hold what is tied to {name}, so that it moves alone</source>
        <translation>Halten, was an {name} hängt, damit es sich allein bewegt</translation>
    </message>
    <message>
        <source>Lock {names}</source>
        <translation>{names} sperren</translation>
    </message>
    <message>
        <source>On this picture, under the present locks</source>
        <translation>An diesem Bild, unter den jetzigen Sperren</translation>
    </message>
    <message>
        <source>Shares most with</source>
        <translation>Teilt am meisten mit</translation>
    </message>
    <message>
        <source>Where it comes from</source>
        <translation>Woher sie kommt</translation>
    </message>
    <message>
        <source>With {names} locked it moves more alone and keeps {effect} % of its effect.</source>
        <translation>Ist {names} gesperrt, bewegt es sich eher allein und behält {effect} % seiner Wirkung.</translation>
    </message>
    <message>
        <source>It is tied so closely that a lock would leave little of it.</source>
        <translation>Die Bindung ist so eng, dass eine Sperre wenig davon übrig ließe.</translation>
    </message>
    <message>
        <source>No lock is needed: it moves nearly alone.</source>
        <translation>Keine Sperre ist nötig: Es bewegt sich fast allein.</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>Skala</translation>
    </message>
</context>
<context>
    <name>DiscoveryDesk</name>
    <message>
        <source>The wizard opens as soon as the generator is open.</source>
        <translation>Der Assistent öffnet sich, sobald der Generator offen ist.</translation>
    </message>
    <message>
        <source>There are no axes to manage yet; discover or import some.</source>
        <translation>Noch gibt es keine Achsen zu verwalten; entdecken oder importieren Sie welche.</translation>
    </message>
    <message>
        <source>Saved the axes as {path}</source>
        <translation>Die Achsen sind gespeichert: {path}</translation>
    </message>
    <message>
        <source>The axes are saved; they are used when {generator} is opened.</source>
        <translation>Die Achsen sind gespeichert; sie werden verwendet, wenn {generator} geöffnet wird.</translation>
    </message>
    <message>
        <source>Discovery is paused – show</source>
        <translation>Entdeckung pausiert – zeigen</translation>
    </message>
    <message>
        <source>The axis is ready</source>
        <translation>Die Achse ist fertig</translation>
    </message>
    <message>
        <source>{count} axes are ready</source>
        <translation>{count} Achsen sind fertig</translation>
    </message>
    <message>
        <source>{words} – show</source>
        <translation>{words} – zeigen</translation>
    </message>
    <message>
        <source>{words}: look at the result and keep what is good.</source>
        <translation>{words}: Sehen Sie das Ergebnis an und behalten Sie, was gut ist.</translation>
    </message>
    <message>
        <source>Discovery stopped – show</source>
        <translation>Entdeckung angehalten – zeigen</translation>
    </message>
    <message>
        <source>The folder {folder} cannot be made ({reason}); make room for it.</source>
        <translation>Der Ordner {folder} lässt sich nicht anlegen ({reason}); schaffen Sie Platz dafür.</translation>
    </message>
</context>
<context>
    <name>DiscoveryWizard</name>
    <message>
        <source>Discover axes</source>
        <translation>Achsen entdecken</translation>
    </message>
    <message>
        <source>Run in &amp;background</source>
        <translation>Im &amp;Hintergrund weiter</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Abbrechen</translation>
    </message>
    <message>
        <source>&amp;Start</source>
        <translation>S&amp;tarten</translation>
    </message>
    <message>
        <source>&amp;Next</source>
        <translation>&amp;Weiter</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Zurück</translation>
    </message>
</context>
<context>
    <name>Draft</name>
    <message>
        <source>{folder} cannot be made ({reason}); free some space.</source>
        <translation>{folder} lässt sich nicht anlegen ({reason}); schaffen Sie Platz.</translation>
    </message>
</context>
<context>
    <name>DropZone</name>
    <message>
        <source>Choose &amp;folder…</source>
        <translation>&amp;Ordner wählen…</translation>
    </message>
    <message>
        <source>Choose &amp;table…</source>
        <translation>&amp;Tabelle wählen…</translation>
    </message>
    <message>
        <source>A CSV or TSV file that lists pictures and what they show</source>
        <translation>Eine CSV- oder TSV-Datei, die Bilder aufzählt und was sie zeigen</translation>
    </message>
    <message>
        <source>I have an &amp;extractor…</source>
        <translation>Ich habe einen &amp;Extraktor…</translation>
    </message>
    <message>
        <source>Use an extractor that exists, without pictures</source>
        <translation>Einen vorhandenen Extraktor verwenden, ohne Bilder</translation>
    </message>
    <message>
        <source>Drop folders of pictures here</source>
        <translation>Ordner mit Bildern hier ablegen</translation>
    </message>
    <message>
        <source>One folder with a folder inside for each kind, such as “smiling” and “not smiling”. Or a table (CSV) that lists the pictures. About 100 pictures of each kind are good.</source>
        <translation>Ein Ordner mit einem Ordner darin für jede Art, etwa „lächelnd“ und „nicht lächelnd“. Oder eine Tabelle (CSV), die die Bilder aufzählt. Etwa 100 Bilder jeder Art sind gut.</translation>
    </message>
    <message>
        <source>Folder of labelled pictures</source>
        <translation>Ordner mit sortierten Bildern</translation>
    </message>
    <message>
        <source>Tables (*.csv *.tsv *.txt);;All files (*)</source>
        <translation>Tabellen (*.csv *.tsv *.txt);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Table of labels</source>
        <translation>Tabelle der Bilder und Merkmale</translation>
    </message>
</context>
<context>
    <name>Editor</name>
    <message>
        <source>Open a generator first; axes belong to one.</source>
        <translation>Öffnen Sie zuerst einen Generator; Achsen gehören zu einem.</translation>
    </message>
    <message>
        <source>The axes for {space} were not used; the session goes on with its own.</source>
        <translation>Die Achsen für {space} werden nicht verwendet; die Sitzung geht mit ihren eigenen weiter.</translation>
    </message>
    <message>
        <source>Reset {name}</source>
        <translation>{name} zurücksetzen</translation>
    </message>
    <message>
        <source>Lock {name}</source>
        <translation>{name} gesperrt</translation>
    </message>
    <message>
        <source>Unlock {name}</source>
        <translation>{name} entsperrt</translation>
    </message>
    <message>
        <source>Unlock all</source>
        <translation>Alle entsperrt</translation>
    </message>
    <message>
        <source>Straight lines</source>
        <translation>Gerade Linien</translation>
    </message>
    <message>
        <source>Shell</source>
        <translation>Schale</translation>
    </message>
    <message>
        <source>Truncation to {value}</source>
        <translation>Stutzung auf {value}</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Seed {seed}</source>
        <translation>Startwert {seed}</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Zurückgesetzt</translation>
    </message>
    <message>
        <source>Open a generator first, the one that made the picture.</source>
        <translation>Öffnen Sie zuerst einen Generator, nämlich den, der das Bild gemacht hat.</translation>
    </message>
    <message>
        <source>This picture was made in {space}; import axes in {space} first.</source>
        <translation>Dieses Bild wurde in {space} gemacht; importieren Sie zuerst Achsen in {space}.</translation>
    </message>
    <message>
        <source>Reopened picture</source>
        <translation>Wieder geöffnetes Bild</translation>
    </message>
</context>
<context>
    <name>EffectBar</name>
    <message>
        <source>Effect kept: what a step of equal length still does under the locks.</source>
        <translation>Bleibende Wirkung: was ein gleich langer Schritt unter den Sperren noch bewirkt.</translation>
    </message>
</context>
<context>
    <name>ExceptionReporter</name>
    <message>
        <source>TL-GAN Desktop cannot start; if this stays so, install it again.</source>
        <translation>TL-GAN Desktop kann nicht starten; bleibt das so, installieren Sie es neu.</translation>
    </message>
    <message>
        <source>Something went wrong inside, and the last action may not have been done. Your picture is safe.</source>
        <translation>Intern ist etwas schiefgegangen, und die letzte Handlung wurde vielleicht nicht ausgeführt. Ihr Bild ist sicher.</translation>
    </message>
    <message>
        <source>The details are in the log file, in {folder}.</source>
        <translation>Einzelheiten stehen in der Protokolldatei in {folder}.</translation>
    </message>
</context>
<context>
    <name>ExploreDesk</name>
    <message>
        <source>&amp;More like this…</source>
        <translation>Mehr &amp;davon…</translation>
    </message>
    <message>
        <source>A grid of neighbours of the picture to pick from</source>
        <translation>Ein Raster von Nachbarn des Bilds zur Auswahl</translation>
    </message>
    <message>
        <source>Mi&amp;x two pictures…</source>
        <translation>Zwei Bilder &amp;mischen…</translation>
    </message>
    <message>
        <source>Slide from one picture to another</source>
        <translation>Von einem Bild zum anderen gleiten</translation>
    </message>
    <message>
        <source>&amp;Average face</source>
        <translation>D&amp;urchschnittsgesicht</translation>
    </message>
    <message>
        <source>&amp;Set feature to…</source>
        <translation>Merkmal &amp;setzen auf…</translation>
    </message>
    <message>
        <source>Bring a feature to a value in its own unit</source>
        <translation>Ein Merkmal auf einen Wert in seiner eigenen Einheit bringen</translation>
    </message>
    <message>
        <source>Side &amp;effects</source>
        <translation>&amp;Nebenwirkungen</translation>
    </message>
    <message>
        <source>Mark the features that moved though they were not asked to</source>
        <translation>Die Merkmale kennzeichnen, die sich ungewollt bewegt haben</translation>
    </message>
    <message>
        <source>E&amp;xplore</source>
        <translation>&amp;Erkunden</translation>
    </message>
    <message>
        <source>The extractor that told the features of these axes is not on this computer.</source>
        <translation>Der Extraktor, der die Merkmale dieser Achsen erkannt hat, ist nicht auf diesem Rechner.</translation>
    </message>
    <message>
        <source>The picture of the mean latent</source>
        <translation>Das Bild des mittleren latenten Vektors</translation>
    </message>
    <message>
        <source>Average face</source>
        <translation>Durchschnittsgesicht</translation>
    </message>
    <message>
        <source>Truncation is 0: every latent gives the average. Raise it to see features again.</source>
        <translation>Die Stutzung ist 0: Alles ergibt den Durchschnitt. Erhöhen Sie sie, um wieder Merkmale zu sehen.</translation>
    </message>
</context>
<context>
    <name>ExportBar</name>
    <message>
        <source>Progress of the export</source>
        <translation>Fortschritt des Exports</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Show folder</source>
        <translation>Ordner zeigen</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Ausblenden</translation>
    </message>
    <message>
        <source>: picture {done} of {total}</source>
        <translation>: Bild {done} von {total}</translation>
    </message>
    <message>
        <source>, {time} left</source>
        <translation>, noch {time}</translation>
    </message>
    <message>
        <source>Exporting picture{progress}</source>
        <translation>Exportiere Bild{progress}</translation>
    </message>
    <message>
        <source>Exporting sheet{progress}</source>
        <translation>Exportiere Bogen{progress}</translation>
    </message>
    <message>
        <source>Exporting animation{progress}</source>
        <translation>Exportiere Animation{progress}</translation>
    </message>
    <message>
        <source>Exporting batch{progress}</source>
        <translation>Exportiere Stapel{progress}</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds} s</translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation>{minutes} min</translation>
    </message>
    <message>
        <source>Saved {name}</source>
        <translation>{name} gespeichert</translation>
    </message>
</context>
<context>
    <name>ExportDesk</name>
    <message>
        <source>Export picture</source>
        <translation>Bild exportieren</translation>
    </message>
    <message>
        <source>Export sheet</source>
        <translation>Bogen exportieren</translation>
    </message>
    <message>
        <source>Animations ({endings})</source>
        <translation>Animationen ({endings})</translation>
    </message>
    <message>
        <source>Export animation</source>
        <translation>Animation exportieren</translation>
    </message>
    <message>
        <source>Export batch</source>
        <translation>Stapel exportieren</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>{side} × {side} (as generated)</source>
        <translation>{side} × {side} (wie erzeugt)</translation>
    </message>
    <message>
        <source>Size of a picture</source>
        <translation>Größe eines Bilds</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren…</translation>
    </message>
</context>
<context>
    <name>Exporter</name>
    <message>
        <source>The export failed ({error}); the log file tells more.</source>
        <translation>Der Export ist gescheitert ({error}); mehr steht in der Protokolldatei.</translation>
    </message>
</context>
<context>
    <name>ExtractorPage</name>
    <message>
        <source>Choose &amp;extractor…</source>
        <translation>&amp;Extraktor wählen…</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <source>Extractor</source>
        <translation>Extraktor</translation>
    </message>
    <message>
        <source>An extractor learns from your pictures to tell whether any picture has the feature.</source>
        <translation>Ein Extraktor lernt aus Ihren Bildern zu erkennen, ob ein Bild das Merkmal hat.</translation>
    </message>
    <message>
        <source>Buil&amp;d on an extractor that exists</source>
        <translation>Auf einem vorhandenen Extraktor auf&amp;bauen</translation>
    </message>
    <message>
        <source>&amp;Learn from these pictures alone</source>
        <translation>Nur aus diesen Bildern &amp;lernen</translation>
    </message>
    <message>
        <source>&amp;Use an extractor as it is</source>
        <translation>Einen Extraktor &amp;verwenden, wie er ist</translation>
    </message>
    <message>
        <source>Fast, and best for a few hundred pictures that look like those it knows.</source>
        <translation>Schnell, und am besten für einige hundert Bilder, die denen ähneln, die er kennt.</translation>
    </message>
    <message>
        <source>For pictures of any kind, 120 or more. Takes the longest.</source>
        <translation>Für Bilder jeder Art, 120 oder mehr. Dauert am längsten.</translation>
    </message>
    <message>
        <source>No learning: for one that was made here or comes as ONNX. Your pictures are not used, and as no second extractor checks the axes, they count as weak at best.</source>
        <translation>Kein Lernen: für einen, der hier entstanden ist oder als ONNX vorliegt. Ihre Bilder werden nicht verwendet, und weil kein zweiter Extraktor die Achsen prüft, gelten sie höchstens als schwach.</translation>
    </message>
    <message>
        <source>{name} can be used as it is, but not built on: only extractors made here can learn on.</source>
        <translation>{name} lässt sich verwenden, wie er ist, aber nicht darauf aufbauen: Nur hier entstandene Extraktoren können weiterlernen.</translation>
    </message>
    <message>
        <source>Extractors (*.safetensors *.onnx);;All files (*)</source>
        <translation>Extraktoren (*.safetensors *.onnx);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Reading {name}…</source>
        <translation>Lese {name}…</translation>
    </message>
    <message>
        <source>No extractor is chosen yet.</source>
        <translation>Noch ist kein Extraktor gewählt.</translation>
    </message>
    <message>
        <source>{name} tells {features}.</source>
        <translation>{name} erkennt {features}.</translation>
    </message>
    <message>
        <source>How thoroughly?</source>
        <translation>Wie gründlich?</translation>
    </message>
</context>
<context>
    <name>FeatureCard</name>
    <message>
        <source>Yes or no</source>
        <translation>Ja oder nein</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Stufen</translation>
    </message>
    <message>
        <source>A number</source>
        <translation>Eine Zahl</translation>
    </message>
    <message>
        <source>Learn {name}</source>
        <translation>{name} lernen</translation>
    </message>
    <message>
        <source>Make a slider of this feature</source>
        <translation>Aus diesem Merkmal einen Regler machen</translation>
    </message>
    <message>
        <source>Name of {name}</source>
        <translation>Name von {name}</translation>
    </message>
    <message>
        <source>Kind of {name}</source>
        <translation>Art von {name}</translation>
    </message>
    <message>
        <source>{count} pictures, from {lowest} to {highest}, {mean} on average</source>
        <translation>{count} Bilder, von {lowest} bis {highest}, im Mittel {mean}</translation>
    </message>
</context>
<context>
    <name>FeatureDesk</name>
    <message>
        <source>&amp;Reset feature</source>
        <translation>Merkmal &amp;zurücksetzen</translation>
    </message>
    <message>
        <source>Back to where it is in the start picture</source>
        <translation>Zurück dorthin, wo es im Ausgangsbild ist</translation>
    </message>
    <message>
        <source>Reset &amp;group</source>
        <translation>&amp;Gruppe zurücksetzen</translation>
    </message>
    <message>
        <source>All features of the group together</source>
        <translation>Alle Merkmale der Gruppe zusammen</translation>
    </message>
    <message>
        <source>&amp;Favourite</source>
        <translation>&amp;Favorit</translation>
    </message>
    <message>
        <source>Show the feature first, or in its group again</source>
        <translation>Das Merkmal zuerst zeigen, oder wieder in seiner Gruppe</translation>
    </message>
    <message>
        <source>Favourites &amp;only</source>
        <translation>&amp;Nur Favoriten</translation>
    </message>
    <message>
        <source>Hide all other features</source>
        <translation>Alle anderen Merkmale verbergen</translation>
    </message>
    <message>
        <source>Fold &amp;all groups</source>
        <translation>&amp;Alle Gruppen zuklappen</translation>
    </message>
    <message>
        <source>Fold all groups, or unfold them</source>
        <translation>Alle Gruppen zu- oder aufklappen</translation>
    </message>
    <message>
        <source>&amp;Details…</source>
        <translation>&amp;Einzelheiten…</translation>
    </message>
    <message>
        <source>What is known of the feature&apos;s axis</source>
        <translation>Was über die Achse des Merkmals bekannt ist</translation>
    </message>
    <message>
        <source>&amp;Cosines…</source>
        <translation>&amp;Kosinus…</translation>
    </message>
    <message>
        <source>How much the axes share, as a heat map</source>
        <translation>Wie viel die Achsen gemeinsam haben, als Wärmekarte</translation>
    </message>
    <message>
        <source>Unfold &amp;all groups</source>
        <translation>&amp;Alle Gruppen aufklappen</translation>
    </message>
    <message>
        <source>{name} is held by a lock; unlock that first.</source>
        <translation>{name} wird von einer Sperre gehalten; heben Sie diese zuerst auf.</translation>
    </message>
    <message>
        <source>Reset {group}</source>
        <translation>{group} zurückgesetzt</translation>
    </message>
</context>
<context>
    <name>FeatureList</name>
    <message>
        <source>Favourites</source>
        <translation>Favoriten</translation>
    </message>
    <message>
        <source>Other features</source>
        <translation>Andere Merkmale</translation>
    </message>
    <message>
        <source>No feature has this name.</source>
        <translation>Kein Merkmal heißt so.</translation>
    </message>
    <message>
        <source>No favourites yet: click the star of a feature.</source>
        <translation>Noch keine Favoriten: Klicken Sie auf den Stern eines Merkmals.</translation>
    </message>
</context>
<context>
    <name>FeatureMenu</name>
    <message>
        <source>&amp;Reset {name}</source>
        <translation>{name} &amp;zurücksetzen</translation>
    </message>
    <message>
        <source>&amp;Set to…</source>
        <translation>&amp;Setzen auf…</translation>
    </message>
    <message>
        <source>&amp;Lock</source>
        <translation>S&amp;perren</translation>
    </message>
    <message>
        <source>&amp;Favourite</source>
        <translation>&amp;Favorit</translation>
    </message>
    <message>
        <source>Reset &amp;group {group}</source>
        <translation>&amp;Gruppe {group} zurücksetzen</translation>
    </message>
    <message>
        <source>&amp;Details…</source>
        <translation>&amp;Einzelheiten…</translation>
    </message>
    <message>
        <source>&amp;Fold</source>
        <translation>Zu&amp;klappen</translation>
    </message>
    <message>
        <source>Un&amp;fold</source>
        <translation>Au&amp;fklappen</translation>
    </message>
    <message>
        <source>Fold &amp;all</source>
        <translation>&amp;Alle zuklappen</translation>
    </message>
    <message>
        <source>&amp;Unfold all</source>
        <translation>Alle aufkla&amp;ppen</translation>
    </message>
</context>
<context>
    <name>FeaturePanel</name>
    <message>
        <source>Search features</source>
        <translation>Merkmale suchen</translation>
    </message>
    <message>
        <source>Show the features whose name or group contains this; Escape: all</source>
        <translation>Die Merkmale zeigen, deren Name oder Gruppe dies enthält; Escape: alle</translation>
    </message>
    <message>
        <source>Favourites only</source>
        <translation>Nur Favoriten</translation>
    </message>
    <message>
        <source>Show the favourites alone</source>
        <translation>Nur die Favoriten zeigen</translation>
    </message>
    <message>
        <source>Menu of the features</source>
        <translation>Menü der Merkmale</translation>
    </message>
    <message>
        <source>What can be done with the features</source>
        <translation>Was sich mit den Merkmalen tun lässt</translation>
    </message>
    <message>
        <source>Features</source>
        <translation>Merkmale</translation>
    </message>
</context>
<context>
    <name>FeatureRow</name>
    <message>
        <source>{name} is a favourite</source>
        <translation>{name} ist ein Favorit</translation>
    </message>
    <message>
        <source>Make {name} a favourite</source>
        <translation>{name} zum Favoriten machen</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>Gesperrt</translation>
    </message>
    <message>
        <source> and </source>
        <translation> und </translation>
    </message>
    <message>
        <source>Held by {locks}</source>
        <translation>Gehalten von {locks}</translation>
    </message>
    <message>
        <source>{name} favourite</source>
        <translation>{name} Favorit</translation>
    </message>
    <message>
        <source>{name} position</source>
        <translation>{name} Position</translation>
    </message>
    <message>
        <source>{name} value</source>
        <translation>{name} Wert</translation>
    </message>
    <message>
        <source>Lock {name}</source>
        <translation>{name} sperren</translation>
    </message>
    <message>
        <source>{name} effect kept</source>
        <translation>{name} bleibende Wirkung</translation>
    </message>
    <message>
        <source>Hold {name} where it is</source>
        <translation>{name} halten, wo es ist</translation>
    </message>
</context>
<context>
    <name>FilmStripView</name>
    <message>
        <source>Film strip</source>
        <translation>Filmstreifen</translation>
    </message>
</context>
<context>
    <name>FlatNote</name>
    <message>
        <source>Truncation is 0: every picture is the average one. Moves show when you raise it.</source>
        <translation>Stutzung ist 0: Jedes Bild ist das mittlere. Was Sie bewegen, zeigt sich, wenn Sie sie anheben.</translation>
    </message>
    <message>
        <source>Raise to 1</source>
        <translation>Auf 1 anheben</translation>
    </message>
    <message>
        <source>Draw pictures as varied as the generator is</source>
        <translation>Bilder so verschieden zeichnen, wie der Generator ist</translation>
    </message>
</context>
<context>
    <name>ForeignQuestions</name>
    <message>
        <source>{file} does not say which generator its axes belong to. Their size fits this one; only if they were made for it, or for one trained alike, do they change what their names say.</source>
        <translation>{file} sagt nicht, zu welchem Generator die Achsen gehören. Ihre Größe passt zu diesem; nur wenn sie für ihn gemacht wurden oder für einen ebenso trainierten, ändern sie, was ihre Namen sagen.</translation>
    </message>
    <message>
        <source>It holds: {names}.</source>
        <translation>Darin sind: {names}.</translation>
    </message>
    <message>
        <source>They live in</source>
        <translation>Sie leben in</translation>
    </message>
    <message>
        <source>Use these axes with {generator}?</source>
        <translation>Diese Achsen mit {generator} verwenden?</translation>
    </message>
    <message>
        <source>Use them</source>
        <translation>Verwenden</translation>
    </message>
    <message>
        <source>{file} was made for the generator {found_for}, not for {generator}. The dimensions agree, so the axes can be tried, but they may change anything, and what was measured of them does not hold here.</source>
        <translation>{file} wurde für den Generator {found_for} gemacht, nicht für {generator}. Die Dimensionen stimmen überein, also lassen sich die Achsen versuchen; doch sie können alles Mögliche ändern, und was an ihnen gemessen wurde, gilt hier nicht.</translation>
    </message>
    <message>
        <source>These axes were found for another generator</source>
        <translation>Diese Achsen wurden für einen anderen Generator gefunden</translation>
    </message>
    <message>
        <source>Use them anyway</source>
        <translation>Trotzdem verwenden</translation>
    </message>
    <message>
        <source>Do not use them</source>
        <translation>Nicht verwenden</translation>
    </message>
    <message>
        <source>The file does not say this of itself, and whoever exported it knows. The usual answer stands first. You are asked once for this file.</source>
        <translation>Die Datei sagt dies nicht selbst; wer sie exportiert hat, weiß es. Die übliche Antwort steht zuerst. Sie werden für diese Datei einmal gefragt.</translation>
    </message>
    <message>
        <source>How is {file} to be read?</source>
        <translation>Wie ist {file} zu lesen?</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Latents are drawn from</source>
        <translation>Latente Vektoren stammen aus</translation>
    </message>
    <message>
        <source>a normal distribution</source>
        <translation>einer Normalverteilung</translation>
    </message>
    <message>
        <source>a uniform distribution, −1 to 1</source>
        <translation>einer Gleichverteilung, −1 bis 1</translation>
    </message>
    <message>
        <source>a sphere: normal, then scaled to one length</source>
        <translation>einer Kugel: normal, dann auf eine Länge gebracht</translation>
    </message>
    <message>
        <source>Pixel values run from</source>
        <translation>Bildpunktwerte reichen von</translation>
    </message>
    <message>
        <source>−1 to 1</source>
        <translation>−1 bis 1</translation>
    </message>
    <message>
        <source>0 to 1</source>
        <translation>0 bis 1</translation>
    </message>
    <message>
        <source>0 to 255</source>
        <translation>0 bis 255</translation>
    </message>
    <message>
        <source>The picture&apos;s dimensions</source>
        <translation>Die Dimensionen des Bilds</translation>
    </message>
    <message>
        <source>colours first (n, 3, height, width)</source>
        <translation>Farben zuerst (n, 3, Höhe, Breite)</translation>
    </message>
    <message>
        <source>colours last (n, height, width, 3)</source>
        <translation>Farben zuletzt (n, Höhe, Breite, 3)</translation>
    </message>
    <message>
        <source>{names} and {count} more</source>
        <translation>{names} und {count} weitere</translation>
    </message>
    <message>
        <source>w, behind the mapping network</source>
        <translation>w, hinter dem Abbildungsnetz</translation>
    </message>
    <message>
        <source>z, which pictures are drawn from</source>
        <translation>z, woraus Bilder gezogen werden</translation>
    </message>
</context>
<context>
    <name>FoundAxis</name>
    <message>
        <source>A good axis</source>
        <translation>Eine gute Achse</translation>
    </message>
    <message>
        <source>A weak axis</source>
        <translation>Eine schwache Achse</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>Nicht gefunden</translation>
    </message>
    <message>
        <source>Not checked</source>
        <translation>Nicht geprüft</translation>
    </message>
    <message>
        <source>the latents tell it with AUC {figure}</source>
        <translation>die latenten Vektoren verraten es mit AUC {figure}</translation>
    </message>
    <message>
        <source>R² {figure}</source>
        <translation>R² {figure}</translation>
    </message>
    <message>
        <source>sure within {figure}</source>
        <translation>sicher auf {figure}</translation>
    </message>
    <message>
        <source>the extractor tells your pictures apart with {figure}</source>
        <translation>der Extraktor unterscheidet Ihre Bilder mit {figure}</translation>
    </message>
    <message>
        <source>rises steadily in {figure} of pictures</source>
        <translation>steigt stetig in {figure} der Bilder</translation>
    </message>
    <message>
        <source>More pictures of each kind help most, then a more thorough run.</source>
        <translation>Mehr Bilder jeder Art helfen am meisten, dann ein gründlicherer Lauf.</translation>
    </message>
    <message>
        <source>An extractor is no proof of its own axes. Learn from labelled pictures instead: then a second one is trained to check them, and an axis can be good.</source>
        <translation>Ein Extraktor ist kein Beweis für seine eigenen Achsen. Lernen Sie stattdessen aus sortierten Bildern: Dann wird ein zweiter zur Prüfung trainiert, und eine Achse kann gut sein.</translation>
    </message>
    <message>
        <source>Independent of the other sliders.</source>
        <translation>Unabhängig von den anderen Reglern.</translation>
    </message>
    <message>
        <source>Moves together with {names}.</source>
        <translation>Bewegt sich zusammen mit {names}.</translation>
    </message>
    <message>
        <source>Lock {names} to move this one alone.</source>
        <translation>Sperren Sie {names}, um diese allein zu bewegen.</translation>
    </message>
</context>
<context>
    <name>GeneratorFinder</name>
    <message>
        <source>The file then opens by itself.</source>
        <translation>Die Datei öffnet sich dann von selbst.</translation>
    </message>
    <message>
        <source>{file} was made with {name}, which was last seen at {place}.</source>
        <translation>{file} wurde mit {name} gemacht, zuletzt gesehen in {place}.</translation>
    </message>
    <message>
        <source>Open the generator of this picture?</source>
        <translation>Den Generator dieses Bilds öffnen?</translation>
    </message>
    <message>
        <source>Open generator</source>
        <translation>Generator öffnen</translation>
    </message>
</context>
<context>
    <name>GoalDialog</name>
    <message>
        <source>Set feature to</source>
        <translation>Merkmal setzen auf</translation>
    </message>
    <message>
        <source>Feature</source>
        <translation>Merkmal</translation>
    </message>
    <message>
        <source>Value now</source>
        <translation>Wert jetzt</translation>
    </message>
    <message>
        <source>Progress of the search</source>
        <translation>Fortschritt der Suche</translation>
    </message>
    <message>
        <source>&amp;Set</source>
        <translation>&amp;Setzen</translation>
    </message>
    <message>
        <source>No extractor tells {name} any more.</source>
        <translation>Kein Extraktor erkennt {name} mehr.</translation>
    </message>
    <message>
        <source>There is no extractor for these axes, so no value can be told.</source>
        <translation>Zu diesen Achsen gibt es keinen Extraktor, darum lässt sich kein Wert angeben.</translation>
    </message>
    <message>
        <source>How sure the extractor is to be that the picture shows it.</source>
        <translation>Wie sicher der Extraktor sein soll, dass das Bild es zeigt.</translation>
    </message>
    <message>
        <source>The class that the extractor is to see.</source>
        <translation>Die Klasse, die der Extraktor sehen soll.</translation>
    </message>
    <message>
        <source>In the unit of the labelled pictures that the extractor learned from.</source>
        <translation>In der Einheit der sortierten Bilder, aus denen der Extraktor gelernt hat.</translation>
    </message>
    <message>
        <source>{name} is locked; unlock it to set it.</source>
        <translation>{name} ist gesperrt; entsperren Sie es, um es zu setzen.</translation>
    </message>
    <message>
        <source>{name} is held by {holders}; unlock one of these.</source>
        <translation>{name} wird von {holders} gehalten; entsperren Sie eines davon.</translation>
    </message>
    <message>
        <source>Trying… {value}</source>
        <translation>Versuche… {value}</translation>
    </message>
    <message>
        <source>That did not work; the log file tells more.</source>
        <translation>Das hat nicht geklappt; mehr steht in der Protokolldatei.</translation>
    </message>
    <message>
        <source>The picture changed meanwhile; try again.</source>
        <translation>Das Bild hat sich inzwischen geändert; versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>{name} to {value}</source>
        <translation>{name} auf {value}</translation>
    </message>
    <message>
        <source>{name} got to {value}, at the end of what can be reached.</source>
        <translation>{name} kam auf {value}, das Ende des Erreichbaren.</translation>
    </message>
    <message>
        <source>{name} got to {value}, the nearest along its axis.</source>
        <translation>{name} kam auf {value}, das Nächste entlang seiner Achse.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>&amp;Feature</source>
        <translation>&amp;Merkmal</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Jetzt</translation>
    </message>
    <message>
        <source>Set &amp;to</source>
        <translation>Setzen &amp;auf</translation>
    </message>
</context>
<context>
    <name>GroupHeader</name>
    <message>
        <source>{} moved</source>
        <translation>{} bewegt</translation>
    </message>
    <message>
        <source>{} locked</source>
        <translation>{} gesperrt</translation>
    </message>
    <message>
        <source>1 feature</source>
        <translation>1 Merkmal</translation>
    </message>
    <message>
        <source>{} features</source>
        <translation>{} Merkmale</translation>
    </message>
    <message>
        <source>open</source>
        <translation>offen</translation>
    </message>
    <message>
        <source>folded</source>
        <translation>zugeklappt</translation>
    </message>
    <message>
        <source>Fold {group} (Space)</source>
        <translation>{group} zuklappen (Leertaste)</translation>
    </message>
    <message>
        <source>Unfold {group} (Space)</source>
        <translation>{group} aufklappen (Leertaste)</translation>
    </message>
</context>
<context>
    <name>HelpDesk</name>
    <message>
        <source>&amp;Tour</source>
        <translation>&amp;Rundgang</translation>
    </message>
    <message>
        <source>Six steps through this window</source>
        <translation>Sechs Schritte durch dieses Fenster</translation>
    </message>
    <message>
        <source>&amp;Copy report</source>
        <translation>Bericht &amp;kopieren</translation>
    </message>
    <message>
        <source>Versions, settings and log for a report of a fault; no pictures</source>
        <translation>Versionen, Einstellungen und Protokoll für eine Fehlermeldung; keine Bilder</translation>
    </message>
    <message>
        <source>Open &amp;log folder</source>
        <translation>&amp;Protokollordner öffnen</translation>
    </message>
    <message>
        <source>The folder of the log file</source>
        <translation>Der Ordner der Protokolldatei</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>The report is in the clipboard; read it before you send it.</source>
        <translation>Der Bericht ist in der Zwischenablage; lesen Sie ihn, bevor Sie ihn senden.</translation>
    </message>
    <message>
        <source>The log is in {folder}</source>
        <translation>Das Protokoll ist in {folder}</translation>
    </message>
    <message>
        <source>The log is in {folder}, which could not be shown.</source>
        <translation>Das Protokoll liegt in {folder}; der Ordner ließ sich nicht zeigen.</translation>
    </message>
</context>
<context>
    <name>HistoryDelegate</name>
    <message>
        <source>Name of the picture</source>
        <translation>Name des Bilds</translation>
    </message>
</context>
<context>
    <name>HistoryRow</name>
    <message>
        <source>current</source>
        <translation>aktuell</translation>
    </message>
    <message>
        <source>pinned</source>
        <translation>angeheftet</translation>
    </message>
    <message>
        <source>branch</source>
        <translation>Zweig</translation>
    </message>
</context>
<context>
    <name>HistoryStrip</name>
    <message>
        <source>Pinned</source>
        <translation>Angeheftet</translation>
    </message>
    <message>
        <source>Show the pinned pictures alone</source>
        <translation>Nur die angehefteten Bilder zeigen</translation>
    </message>
    <message>
        <source>&amp;Return here</source>
        <translation>&amp;Hierher zurückkehren</translation>
    </message>
    <message>
        <source>Un&amp;pin</source>
        <translation>&amp;Lösen</translation>
    </message>
    <message>
        <source>&amp;Pin</source>
        <translation>&amp;Anheften</translation>
    </message>
    <message>
        <source>Re&amp;name</source>
        <translation>&amp;Umbenennen</translation>
    </message>
    <message>
        <source>&amp;Compare with the picture on screen</source>
        <translation>&amp;Mit dem Bild auf dem Schirm vergleichen</translation>
    </message>
    <message>
        <source>Copy rec&amp;ipe</source>
        <translation>Re&amp;zept kopieren</translation>
    </message>
    <message>
        <source>&amp;Export picture…</source>
        <translation>Bild &amp;exportieren…</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
</context>
<context>
    <name>ImagePane</name>
    <message>
        <source>Picture</source>
        <translation>Bild</translation>
    </message>
</context>
<context>
    <name>InferenceWorker</name>
    <message>
        <source>Loading torch…</source>
        <translation>Lade torch…</translation>
    </message>
    <message>
        <source>Opening {name}…</source>
        <translation>Öffne {name}…</translation>
    </message>
    <message>
        <source>Changing the device…</source>
        <translation>Wechsle das Gerät…</translation>
    </message>
    <message>
        <source>Measuring {space}…</source>
        <translation>Vermesse {space}…</translation>
    </message>
</context>
<context>
    <name>Invitation</name>
    <message>
        <source>No axes for this generator yet</source>
        <translation>Noch keine Achsen für diesen Generator</translation>
    </message>
    <message>
        <source>Axes are directions in the latent space that each change one feature.</source>
        <translation>Achsen sind Richtungen im latenten Raum, die je ein Merkmal ändern.</translation>
    </message>
    <message>
        <source>Every axis becomes a slider here.</source>
        <translation>Jede Achse wird hier ein Regler.</translation>
    </message>
    <message>
        <source>Discover axes…</source>
        <translation>Achsen entdecken…</translation>
    </message>
    <message>
        <source>Make sliders from labelled pictures</source>
        <translation>Regler aus sortierten Bildern machen</translation>
    </message>
    <message>
        <source>Import axes…</source>
        <translation>Achsen importieren…</translation>
    </message>
    <message>
        <source>Open a file of feature axes</source>
        <translation>Eine Datei mit Merkmalsachsen öffnen</translation>
    </message>
</context>
<context>
    <name>KeyboardSheet</name>
    <message>
        <source>Keyboard</source>
        <translation>Tastatur</translation>
    </message>
    <message>
        <source>A slider</source>
        <translation>Ein Regler</translation>
    </message>
    <message>
        <source>The picture</source>
        <translation>Das Bild</translation>
    </message>
    <message>
        <source>All keys</source>
        <translation>Alle Tasten</translation>
    </message>
    <message>
        <source>Step by 0.1</source>
        <translation>Schritt von 0,1</translation>
    </message>
    <message>
        <source>Step by 0.01</source>
        <translation>Schritt von 0,01</translation>
    </message>
    <message>
        <source>Shift+← →</source>
        <translation>Umschalt+← →</translation>
    </message>
    <message>
        <source>Page Up, Page Down</source>
        <translation>Bild auf, Bild ab</translation>
    </message>
    <message>
        <source>Step by 1</source>
        <translation>Schritt von 1</translation>
    </message>
    <message>
        <source>Home, End</source>
        <translation>Pos1, Ende</translation>
    </message>
    <message>
        <source>The ends of the reach</source>
        <translation>Die Enden des Erreichbaren</translation>
    </message>
    <message>
        <source>Delete, double-click</source>
        <translation>Entf, Doppelklick</translation>
    </message>
    <message>
        <source>Back to the start picture</source>
        <translation>Zurück zum Ausgangsbild</translation>
    </message>
    <message>
        <source>Space on the padlock</source>
        <translation>Leertaste auf dem Schloss</translation>
    </message>
    <message>
        <source>Lock or unlock</source>
        <translation>Sperren oder entsperren</translation>
    </message>
    <message>
        <source>← → on a group</source>
        <translation>← → auf einer Gruppe</translation>
    </message>
    <message>
        <source>Fold or unfold</source>
        <translation>Zu- oder aufklappen</translation>
    </message>
    <message>
        <source>↑ ↓ on a group</source>
        <translation>↑ ↓ auf einer Gruppe</translation>
    </message>
    <message>
        <source>Go to another group</source>
        <translation>Zu einer anderen Gruppe gehen</translation>
    </message>
    <message>
        <source>Wheel</source>
        <translation>Mausrad</translation>
    </message>
    <message>
        <source>Zoom to the pointer</source>
        <translation>Zum Zeiger hin zoomen</translation>
    </message>
    <message>
        <source>Drag, arrows</source>
        <translation>Ziehen, Pfeiltasten</translation>
    </message>
    <message>
        <source>Move a picture that is larger than the pane</source>
        <translation>Ein Bild verschieben, das größer als die Fläche ist</translation>
    </message>
    <message>
        <source>Double-click</source>
        <translation>Doppelklick</translation>
    </message>
    <message>
        <source>Fit or actual size</source>
        <translation>Einpassen oder Originalgröße</translation>
    </message>
    <message>
        <source>Hold C</source>
        <translation>C halten</translation>
    </message>
    <message>
        <source>The start picture, or the one compared with</source>
        <translation>Das Ausgangsbild oder das Vergleichsbild</translation>
    </message>
    <message>
        <source>Move the divider of the split view</source>
        <translation>Den Trenner der geteilten Ansicht bewegen</translation>
    </message>
    <message>
        <source>Drag a fitted picture, Ctrl+drag</source>
        <translation>Ein eingepasstes Bild ziehen, Strg+Ziehen</translation>
    </message>
    <message>
        <source>Out of the window, as a file with its recipe</source>
        <translation>Aus dem Fenster heraus, als Datei mit ihrem Rezept</translation>
    </message>
    <message>
        <source>Close this and go back</source>
        <translation>Dies schließen und zurückkehren</translation>
    </message>
</context>
<context>
    <name>LatentBar</name>
    <message>
        <source>Layers {first} to {last}</source>
        <translation>Schichten {first} bis {last}</translation>
    </message>
    <message>
        <source>All layers</source>
        <translation>Alle Schichten</translation>
    </message>
    <message>
        <source>Class {number}</source>
        <translation>Klasse {number}</translation>
    </message>
    <message>
        <source>This picture was reopened in w, which holds its class; go to a seed, then choose one.</source>
        <translation>Dieses Bild wurde in w wieder geöffnet, das seine Klasse festhält; gehen Sie zu einem Startwert und wählen Sie dann eine.</translation>
    </message>
</context>
<context>
    <name>Later</name>
    <message>
        <source>Another generator was opened meanwhile; open the first one again and repeat this.</source>
        <translation>Inzwischen wurde ein anderer Generator geöffnet; öffnen Sie den ersten wieder und wiederholen Sie dies.</translation>
    </message>
</context>
<context>
    <name>LayersControl</name>
    <message>
        <source>Chosen</source>
        <translation>Gewählt</translation>
    </message>
    <message>
        <source>Layers that edits act on</source>
        <translation>Schichten, auf die Änderungen wirken</translation>
    </message>
    <message>
        <source>First layer</source>
        <translation>Erste Schicht</translation>
    </message>
    <message>
        <source>Last layer</source>
        <translation>Letzte Schicht</translation>
    </message>
    <message>
        <source>Coarse</source>
        <translation>Grob</translation>
    </message>
    <message>
        <source>Middle</source>
        <translation>Mittel</translation>
    </message>
    <message>
        <source>Fine</source>
        <translation>Fein</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Schichten</translation>
    </message>
    <message>
        <source>Edits act on these layers of the network alone: coarse ones change pose and shape, fine ones colours and texture.</source>
        <translation>Änderungen wirken nur auf diese Schichten des Netzes: Grobe ändern Haltung und Form, feine Farben und Textur.</translation>
    </message>
</context>
<context>
    <name>LearningCurve</name>
    <message>
        <source>Learning curve</source>
        <translation>Lernkurve</translation>
    </message>
    <message>
        <source>Nothing has been measured yet.</source>
        <translation>Noch ist nichts gemessen.</translation>
    </message>
    <message>
        <source>Error {loss:.3f} after {share} of the learning.</source>
        <translation>Fehler {loss:.3f} nach {share} des Lernens.</translation>
    </message>
    <message>
        <source>A learning curve appears here
while something is learnt from nothing.</source>
        <translation>Hier erscheint eine Lernkurve,
während etwas von Grund auf gelernt wird.</translation>
    </message>
    <message>
        <source>start</source>
        <translation>Anfang</translation>
    </message>
    <message>
        <source>end</source>
        <translation>Ende</translation>
    </message>
    <message>
        <source>Error on pictures held back</source>
        <translation>Fehler an zurückgehaltenen Bildern</translation>
    </message>
</context>
<context>
    <name>LicencesDialog</name>
    <message>
        <source>Licences</source>
        <translation>Lizenzen</translation>
    </message>
    <message>
        <source>The licences of the libraries, in full</source>
        <translation>Die Lizenzen der Bibliotheken im Wortlaut</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>No picture yet</source>
        <translation>Noch kein Bild</translation>
    </message>
    <message>
        <source>Drop a generator here, or open one with File, Open.</source>
        <translation>Ziehen Sie einen Generator hierher, oder öffnen Sie einen mit Datei, Öffnen.</translation>
    </message>
</context>
<context>
    <name>ManageAxesDialog</name>
    <message>
        <source>Shown</source>
        <translation>Gezeigt</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Gruppe</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Urteil</translation>
    </message>
    <message>
        <source>Manage axes</source>
        <translation>Achsen verwalten</translation>
    </message>
    <message>
        <source>Move &amp;up</source>
        <translation>Nach &amp;oben</translation>
    </message>
    <message>
        <source>Move &amp;down</source>
        <translation>Nach &amp;unten</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>En&amp;tfernen</translation>
    </message>
    <message>
        <source>&amp;Add from file…</source>
        <translation>Aus &amp;Datei hinzufügen…</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>&amp;Exportieren…</translation>
    </message>
    <message>
        <source>The axes are in {path}.</source>
        <translation>Die Achsen sind in {path}.</translation>
    </message>
    <message>
        <source>Axes (*.safetensors *.npy *.npz *.pkl *.pt);;All files (*)</source>
        <translation>Achsen (*.safetensors *.npy *.npz *.pkl *.pt);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Add axes</source>
        <translation>Achsen hinzufügen</translation>
    </message>
    <message>
        <source>Export axes</source>
        <translation>Achsen exportieren</translation>
    </message>
    <message>
        <source>Axes (*.safetensors)</source>
        <translation>Achsen (*.safetensors)</translation>
    </message>
    <message>
        <source>Axes</source>
        <translation>Achsen</translation>
    </message>
    <message>
        <source>Double-click or F2 changes a name or a group. An axis that is not shown is kept, without a slider.</source>
        <translation>Doppelklick oder F2 ändert einen Namen oder eine Gruppe. Eine nicht gezeigte Achse bleibt erhalten, ohne Regler.</translation>
    </message>
    <message>
        <source>{name} is shown</source>
        <translation>{name} wird gezeigt</translation>
    </message>
</context>
<context>
    <name>MixWindow</name>
    <message>
        <source>Mix two pictures</source>
        <translation>Zwei Bilder mischen</translation>
    </message>
    <message>
        <source>First picture</source>
        <translation>Erstes Bild</translation>
    </message>
    <message>
        <source>Second picture</source>
        <translation>Zweites Bild</translation>
    </message>
    <message>
        <source>The mix</source>
        <translation>Die Mischung</translation>
    </message>
    <message>
        <source>Share of the second picture</source>
        <translation>Anteil des zweiten Bilds</translation>
    </message>
    <message>
        <source>&amp;Use this picture</source>
        <translation>Dieses Bild &amp;verwenden</translation>
    </message>
    <message>
        <source>Mix of {one} and {other}</source>
        <translation>Mischung aus {one} und {other}</translation>
    </message>
    <message>
        <source>On screen: {title}</source>
        <translation>Aktuell: {title}</translation>
    </message>
    <message>
        <source>Lock features to keep them as they are on screen, whatever is mixed.</source>
        <translation>Sperren Sie Merkmale, damit sie bleiben wie auf dem Schirm, was immer gemischt wird.</translation>
    </message>
    <message>
        <source>Locked features stay as they are on screen: {names}.</source>
        <translation>Gesperrte Merkmale bleiben wie auf dem Schirm: {names}.</translation>
    </message>
    <message>
        <source>{one}, mixed with {share} of {other}</source>
        <translation>{one}, gemischt mit {share} von {other}</translation>
    </message>
</context>
<context>
    <name>NeighbourList</name>
    <message>
        <source>Lock {name}</source>
        <translation>{name} sperren</translation>
    </message>
    <message>
        <source>Hold {name} where it is</source>
        <translation>{name} halten, wo es ist</translation>
    </message>
</context>
<context>
    <name>NeighboursWindow</name>
    <message>
        <source>More like this</source>
        <translation>Mehr davon</translation>
    </message>
    <message>
        <source>How different the neighbours are</source>
        <translation>Wie verschieden die Nachbarn sind</translation>
    </message>
    <message>
        <source>The whole picture</source>
        <translation>Das ganze Bild</translation>
    </message>
    <message>
        <source>The features alone</source>
        <translation>Nur die Merkmale</translation>
    </message>
    <message>
        <source>&amp;Another grid</source>
        <translation>&amp;Anderes Raster</translation>
    </message>
    <message>
        <source>Neighbour {number}</source>
        <translation>Nachbar {number}</translation>
    </message>
    <message>
        <source>Neighbour</source>
        <translation>Nachbar</translation>
    </message>
    <message>
        <source>The picture on screen</source>
        <translation>Das Bild auf dem Schirm</translation>
    </message>
    <message>
        <source>&amp;Change</source>
        <translation>Ä&amp;ndern</translation>
    </message>
    <message>
        <source>&amp;Grid</source>
        <translation>&amp;Raster</translation>
    </message>
    <message>
        <source>Arrows and Enter choose. F5 makes another grid. Locked features stay exactly.</source>
        <translation>Pfeile und Eingabe wählen. F5 macht ein anderes Raster. Gesperrte Merkmale bleiben genau.</translation>
    </message>
    <message>
        <source>Closer</source>
        <translation>Näher</translation>
    </message>
    <message>
        <source>Wilder</source>
        <translation>Wilder</translation>
    </message>
    <message>
        <source>Other neighbours of the same picture (F5)</source>
        <translation>Andere Nachbarn desselben Bilds (F5)</translation>
    </message>
</context>
<context>
    <name>NoticeBar</name>
    <message>
        <source>Dismiss</source>
        <translation>Ausblenden</translation>
    </message>
    <message>
        <source>Take this notice away</source>
        <translation>Diesen Hinweis wegnehmen</translation>
    </message>
</context>
<context>
    <name>Opener</name>
    <message>
        <source>The generator that ships with {application} is missing ({file}); open another one with File, Open.</source>
        <translation>Der mit {application} gelieferte Generator fehlt ({file}); öffnen Sie einen anderen mit Datei, Öffnen.</translation>
    </message>
    <message>
        <source>{name} was not opened, for nobody says how it is to be read.</source>
        <translation>{name} wurde nicht geöffnet, denn niemand sagt, wie die Datei zu lesen ist.</translation>
    </message>
</context>
<context>
    <name>PictureChoice</name>
    <message>
        <source>Pictures</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Tick the pictures of the history to be exported</source>
        <translation>Die Bilder des Verlaufs ankreuzen, die exportiert werden sollen</translation>
    </message>
</context>
<context>
    <name>PictureDialog</name>
    <message>
        <source>Export picture</source>
        <translation>Bild exportieren</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>Qualität</translation>
    </message>
    <message>
        <source>&amp;Format</source>
        <translation>&amp;Format</translation>
    </message>
    <message>
        <source>&amp;Size</source>
        <translation>&amp;Größe</translation>
    </message>
    <message>
        <source>&amp;Quality</source>
        <translation>&amp;Qualität</translation>
    </message>
    <message>
        <source>Loses a little of the picture, nothing of the recipe.</source>
        <translation>Verliert ein wenig vom Bild, nichts vom Rezept.</translation>
    </message>
    <message>
        <source>Loses nothing.</source>
        <translation>Verliert nichts.</translation>
    </message>
    <message>
        <source>The recipe inside restores the picture when the file is dropped on the window.</source>
        <translation>Das Rezept darin stellt das Bild wieder her, wenn die Datei auf das Fenster gezogen wird.</translation>
    </message>
</context>
<context>
    <name>PictureNotes</name>
    <message>
        <source>cut short</source>
        <translation>abgeschnitten</translation>
    </message>
    <message>
        <source>damaged picture data</source>
        <translation>beschädigte Bilddaten</translation>
    </message>
    <message>
        <source>not a picture, or a damaged one</source>
        <translation>kein Bild oder ein beschädigtes</translation>
    </message>
    <message>
        <source>not a regular file</source>
        <translation>keine gewöhnliche Datei</translation>
    </message>
    <message>
        <source>more than 80 million pixels</source>
        <translation>mehr als 80 Millionen Pixel</translation>
    </message>
    <message>
        <source>{count} pictures were understood.</source>
        <translation>{count} Bilder wurden verstanden.</translation>
    </message>
    <message>
        <source>{count} are copies of others.</source>
        <translation>{count} sind Kopien von anderen.</translation>
    </message>
    <message>
        <source>Names that are taken: {names}; called {renamed} here.</source>
        <translation>Schon vergebene Namen: {names}; hier {renamed}.</translation>
    </message>
    <message>
        <source>“{first}” and “{second}” go together here (correlation {correlation}), so their sliders will pull at each other; a lock keeps one still.</source>
        <translation>„{first}“ und „{second}“ gehen hier zusammen (Korrelation {correlation}), darum ziehen ihre Regler aneinander; eine Sperre hält eines fest.</translation>
    </message>
    <message>
        <source>Left out ({reason}): {names}.</source>
        <translation>Ausgelassen ({reason}): {names}.</translation>
    </message>
</context>
<context>
    <name>PictureRow</name>
    <message>
        <source>Pictures: {caption}</source>
        <translation>Bilder: {caption}</translation>
    </message>
</context>
<context>
    <name>PictureSource</name>
    <message>
        <source>{title}: seed</source>
        <translation>{title}: Startwert</translation>
    </message>
    <message>
        <source>Seed </source>
        <translation>Startwert </translation>
    </message>
    <message>
        <source>Seed {seed}</source>
        <translation>Startwert {seed}</translation>
    </message>
    <message>
        <source>Another seed</source>
        <translation>Anderer Startwert</translation>
    </message>
</context>
<context>
    <name>PicturesPage</name>
    <message>
        <source>Pictures</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Show what you mean: pictures that have the feature, and pictures that do not.</source>
        <translation>Zeigen Sie, was Sie meinen: Bilder, die das Merkmal haben, und Bilder, die es nicht haben.</translation>
    </message>
    <message>
        <source>Reading the pictures</source>
        <translation>Lese die Bilder</translation>
    </message>
    <message>
        <source>Reading the pictures…</source>
        <translation>Die Bilder werden gelesen …</translation>
    </message>
    <message>
        <source>Reading was stopped.</source>
        <translation>Das Lesen wurde angehalten.</translation>
    </message>
    <message>
        <source>Tick at least one feature.</source>
        <translation>Kreuzen Sie mindestens ein Merkmal an.</translation>
    </message>
    <message>
        <source>Two features are called “{name}”; give one of them another name.</source>
        <translation>Zwei Merkmale heißen „{name}“; geben Sie einem davon einen anderen Namen.</translation>
    </message>
    <message>
        <source>There is a slider called “{name}” already; choose another name.</source>
        <translation>Es gibt schon einen Regler namens „{name}“; wählen Sie einen anderen Namen.</translation>
    </message>
</context>
<context>
    <name>PresetChoice</name>
    <message>
        <source>&amp;Quick</source>
        <translation>&amp;Schnell</translation>
    </message>
    <message>
        <source>Bala&amp;nced</source>
        <translation>Aus&amp;gewogen</translation>
    </message>
    <message>
        <source>&amp;Thorough</source>
        <translation>Gründli&amp;ch</translation>
    </message>
    <message>
        <source>A first slider, to see whether it works.</source>
        <translation>Ein erster Regler zum Ausprobieren.</translation>
    </message>
    <message>
        <source>Good sliders. The right choice for most.</source>
        <translation>Gute Regler. Meist die richtige Wahl.</translation>
    </message>
    <message>
        <source>As sure as your pictures allow.</source>
        <translation>So sicher, wie Ihre Bilder es erlauben.</translation>
    </message>
    <message>
        <source>Measuring this computer…</source>
        <translation>Vermesse diesen Rechner…</translation>
    </message>
    <message>
        <source>About {time}</source>
        <translation>Etwa {time}</translation>
    </message>
    <message>
        <source>{value} {text} on this computer.</source>
        <translation>{value} {text} auf diesem Rechner.</translation>
    </message>
</context>
<context>
    <name>Prompts</name>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Axes ({endings})</source>
        <translation>Achsen ({endings})</translation>
    </message>
    <message>
        <source>Import axes</source>
        <translation>Achsen importieren</translation>
    </message>
    <message>
        <source>Extractors (*.safetensors)</source>
        <translation>Extraktoren (*.safetensors)</translation>
    </message>
    <message>
        <source>Choose an extractor</source>
        <translation>Extraktor wählen</translation>
    </message>
    <message>
        <source>Save session</source>
        <translation>Sitzung speichern</translation>
    </message>
    <message>
        <source>Save the session {name}?</source>
        <translation>Sitzung {name} speichern?</translation>
    </message>
    <message>
        <source>Save the session?</source>
        <translation>Sitzung speichern?</translation>
    </message>
    <message>
        <source>It holds every picture that you made since it was last saved.</source>
        <translation>Sie enthält jedes Bild, das Sie seit dem letzten Speichern gemacht haben.</translation>
    </message>
    <message>
        <source>Go to seed</source>
        <translation>Zu Startwert gehen</translation>
    </message>
    <message>
        <source>Seed of the picture:</source>
        <translation>Startwert des Bilds:</translation>
    </message>
    <message>
        <source>Sessions (*{ending})</source>
        <translation>Sitzungen (*{ending})</translation>
    </message>
    <message>
        <source>Pictures ({endings})</source>
        <translation>Bilder ({endings})</translation>
    </message>
</context>
<context>
    <name>ReadingAfresh</name>
    <message>
        <source>Ask again &amp;how the generator is read…</source>
        <translation>Erne&amp;ut fragen, wie der Generator gelesen wird…</translation>
    </message>
    <message>
        <source>Answer anew what the file of this generator leaves open</source>
        <translation>Neu beantworten, was die Datei dieses Generators offenlässt</translation>
    </message>
</context>
<context>
    <name>RecentFiles</name>
    <message>
        <source>Open &amp;recent</source>
        <translation>&amp;Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>The generator that ships with {application}</source>
        <translation>Der Generator, der {application} beiliegt</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
</context>
<context>
    <name>Recovery</name>
    <message>
        <source>Recover a session</source>
        <translation>Sitzung wiederherstellen</translation>
    </message>
    <message>
        <source>Sessions that were not saved</source>
        <translation>Nicht gespeicherte Sitzungen</translation>
    </message>
    <message>
        <source>Recover</source>
        <translation>Wiederherstellen</translation>
    </message>
    <message>
        <source>Throw away</source>
        <translation>Wegwerfen</translation>
    </message>
    <message>
        <source>Ask again next time</source>
        <translation>Nächstes Mal wieder fragen</translation>
    </message>
    <message>
        <source>There is a session that was not saved when the application ended.</source>
        <translation>Eine Sitzung war nicht gespeichert, als die Anwendung endete.</translation>
    </message>
    <message>
        <source>There are {count} sessions that were not saved when the application ended.</source>
        <translation>{count} Sitzungen waren nicht gespeichert, als die Anwendung endete.</translation>
    </message>
    <message>
        <source>Every picture and every edit up to a moment before is in it.</source>
        <translation>Jedes Bild und jede Änderung bis kurz davor ist darin.</translation>
    </message>
    <message>
        <source>Those that you do not recover now are offered again next time.</source>
        <translation>Was Sie jetzt nicht wiederherstellen, wird nächstes Mal wieder angeboten.</translation>
    </message>
    <message>
        <source>A file that is damaged
{day}</source>
        <translation>Eine beschädigte Datei
{day}</translation>
    </message>
    <message>
        <source>{name}: {title}
{count} in the history, {day}</source>
        <translation>{name}: {title}
{count} im Verlauf, {day}</translation>
    </message>
</context>
<context>
    <name>Remarks</name>
    <message>
        <source>Remarks</source>
        <translation>Hinweise</translation>
    </message>
</context>
<context>
    <name>Replacing</name>
    <message>
        <source>{folder} already holds {count} of the files that will be made.</source>
        <translation>{folder} enthält schon {count} der Dateien, die entstehen werden.</translation>
    </message>
    <message>
        <source>Replace them, or choose another folder?</source>
        <translation>Sollen sie ersetzt werden, oder wählen Sie einen anderen Ordner?</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Ersetzen</translation>
    </message>
</context>
<context>
    <name>ResultPage</name>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Each strip follows one axis from left to right. Tick what is to become a slider.</source>
        <translation>Jeder Streifen folgt einer Achse von links nach rechts. Kreuzen Sie an, was ein Regler werden soll.</translation>
    </message>
    <message>
        <source>Save &amp;report…</source>
        <translation>&amp;Bericht speichern…</translation>
    </message>
    <message>
        <source>A page with all figures and film strips, for your browser</source>
        <translation>Eine Seite mit allen Zahlen und Filmstreifen, für Ihren Browser</translation>
    </message>
    <message>
        <source>&amp;Save sliders</source>
        <translation>Regler &amp;speichern</translation>
    </message>
    <message>
        <source>Tick at least one axis to save it as a slider.</source>
        <translation>Kreuzen Sie mindestens eine Achse an, um sie als Regler zu speichern.</translation>
    </message>
    <message>
        <source>Save report</source>
        <translation>Bericht speichern</translation>
    </message>
    <message>
        <source>Pages (*.html)</source>
        <translation>Seiten (*.html)</translation>
    </message>
    <message>
        <source>The report is in {path}.</source>
        <translation>Der Bericht ist in {path}.</translation>
    </message>
</context>
<context>
    <name>ResumeOffer</name>
    <message>
        <source>&amp;Go on</source>
        <translation>&amp;Fortsetzen</translation>
    </message>
    <message>
        <source>Begin &amp;anew</source>
        <translation>&amp;Neu beginnen</translation>
    </message>
    <message>
        <source>You were not finished</source>
        <translation>Sie waren noch nicht fertig</translation>
    </message>
    <message>
        <source>You had chosen the extractor {name}.</source>
        <translation>Sie hatten den Extraktor {name} gewählt.</translation>
    </message>
    <message>
        <source>You had chosen the pictures of {names}.</source>
        <translation>Sie hatten die Bilder von {names} gewählt.</translation>
    </message>
    <message>
        <source>The work had begun; what is done already is kept.</source>
        <translation>Die Arbeit hatte begonnen; was schon getan ist, bleibt erhalten.</translation>
    </message>
    <message>
        <source>Your choices are kept.</source>
        <translation>Ihre Auswahl bleibt erhalten.</translation>
    </message>
</context>
<context>
    <name>RunPage</name>
    <message>
        <source>Run</source>
        <translation>Lauf</translation>
    </message>
    <message>
        <source>You may put this aside and go on editing; nothing is lost when you close the window.</source>
        <translation>Sie können dies beiseitelegen und weiterarbeiten; nichts geht verloren, wenn Sie das Fenster schließen.</translation>
    </message>
    <message>
        <source>Feature that the pictures are sorted by</source>
        <translation>Merkmal, nach dem die Bilder sortiert sind</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>&amp;Pause</translation>
    </message>
    <message>
        <source>&amp;Try again</source>
        <translation>&amp;Noch einmal</translation>
    </message>
    <message>
        <source>Time left</source>
        <translation>Verbleibende Zeit</translation>
    </message>
    <message>
        <source>Done.</source>
        <translation>Fertig.</translation>
    </message>
    <message>
        <source>Stopped. What was done is kept.</source>
        <translation>Angehalten. Was getan ist, bleibt erhalten.</translation>
    </message>
    <message>
        <source>The memory is short; going on with {size} pictures at a time.</source>
        <translation>Der Speicher ist knapp; es geht mit je {size} Bildern weiter.</translation>
    </message>
    <message>
        <source>About {left} left in all.</source>
        <translation>Insgesamt noch etwa {left}.</translation>
    </message>
    <message>
        <source>&amp;Go on</source>
        <translation>&amp;Fortsetzen</translation>
    </message>
    <message>
        <source>Paused.</source>
        <translation>Pausiert.</translation>
    </message>
    <message>
        <source>How well it tells pictures held back</source>
        <translation>Wie gut er zurückgehaltene Bilder erkennt</translation>
    </message>
    <message>
        <source>What it sees in generated pictures</source>
        <translation>Was er in erzeugten Bildern sieht</translation>
    </message>
</context>
<context>
    <name>SessionDesk</name>
    <message>
        <source>Saved {name}</source>
        <translation>{name} gespeichert</translation>
    </message>
</context>
<context>
    <name>SessionKeeper</name>
    <message>
        <source>These axes are of another latent space: a new session begins with the picture on screen.</source>
        <translation>Diese Achsen gehören zu einem anderen latenten Raum: Mit dem Bild auf dem Schirm beginnt eine neue Sitzung.</translation>
    </message>
    <message>
        <source>{name} was changed elsewhere meanwhile; save this session under another name.</source>
        <translation>{name} wurde inzwischen anderswo geändert; speichern Sie diese Sitzung unter einem anderen Namen.</translation>
    </message>
</context>
<context>
    <name>SettingsDesk</name>
    <message>
        <source>&amp;Settings…</source>
        <translation>&amp;Einstellungen…</translation>
    </message>
    <message>
        <source>Theme, language, device, previews</source>
        <translation>Aussehen, Sprache, Gerät, Vorschau</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Aussehen</translation>
    </message>
    <message>
        <source>Light or dark, or as the system is.</source>
        <translation>Hell oder dunkel, oder wie das System.</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Takes effect when the application is started again.</source>
        <translation>Gilt, wenn die Anwendung neu gestartet wird.</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>What draws the pictures. History and edits stay as they are.</source>
        <translation>Was die Bilder zeichnet. Verlauf und Änderungen bleiben, wie sie sind.</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Genauigkeit</translation>
    </message>
    <message>
        <source>Processor threads</source>
        <translation>Prozessor-Threads</translation>
    </message>
    <message>
        <source>Fewer leave more of the processor to other applications.</source>
        <translation>Weniger lassen anderen Anwendungen mehr vom Prozessor.</translation>
    </message>
    <message>
        <source>While dragging</source>
        <translation>Beim Ziehen</translation>
    </message>
    <message>
        <source>Smaller pictures follow a slider faster; the full one comes when it rests.</source>
        <translation>Kleinere Bilder folgen einem Regler schneller; das volle kommt, wenn er ruht.</translation>
    </message>
    <message>
        <source>Discovery keeps</source>
        <translation>Die Entdeckung behält</translation>
    </message>
    <message>
        <source>Generated pictures on disk, so that discovery need not wait again.</source>
        <translation>Erzeugte Bilder auf der Platte, damit die Entdeckung nicht noch einmal warten muss.</translation>
    </message>
    <message>
        <source>Automatic: {device}</source>
        <translation>Automatisch: {device}</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatisch</translation>
    </message>
    <message>
        <source>Full: 32 bits</source>
        <translation>Voll: 32 Bit</translation>
    </message>
    <message>
        <source>Automatic is what a generator was trained for. This device has no 16-bit arithmetic.</source>
        <translation>Automatisch ist, wofür ein Generator trainiert wurde. Dieses Gerät rechnet nicht mit 16 Bit.</translation>
    </message>
    <message>
        <source>Half: 16 bits</source>
        <translation>Halb: 16 Bit</translation>
    </message>
    <message>
        <source>Half is faster for large generators, and its pictures differ a little from the full ones.</source>
        <translation>Halb ist für große Generatoren schneller; die Bilder weichen ein wenig von den vollen ab.</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>{side} pixels wide</source>
        <translation>{side} Bildpunkte breit</translation>
    </message>
    <message>
        <source>Automatic: as large as is smooth</source>
        <translation>Automatisch: so groß, wie es flüssig ist</translation>
    </message>
    <message>
        <source>Always the full picture</source>
        <translation>Immer das volle Bild</translation>
    </message>
    <message>
        <source> GiB</source>
        <translation> GiB</translation>
    </message>
    <message>
        <source>Reset to defaults</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>Set everything here as it was at the first start</source>
        <translation>Alles hier setzen, wie es beim ersten Start war</translation>
    </message>
    <message>
        <source>Close the settings; they are kept</source>
        <translation>Die Einstellungen schließen; sie bleiben</translation>
    </message>
</context>
<context>
    <name>SheetDialog</name>
    <message>
        <source>Export film strip or grid</source>
        <translation>Filmstreifen oder Raster exportieren</translation>
    </message>
    <message>
        <source>One feature</source>
        <translation>Ein Merkmal</translation>
    </message>
    <message>
        <source>Two features crossed</source>
        <translation>Zwei Merkmale gekreuzt</translation>
    </message>
    <message>
        <source>All features, by pictures</source>
        <translation>Alle Merkmale, nach Bildern</translation>
    </message>
    <message>
        <source>Kind of sheet</source>
        <translation>Art des Bogens</translation>
    </message>
    <message>
        <source>Across</source>
        <translation>Waagerecht</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>Senkrecht</translation>
    </message>
    <message>
        <source>Position of each feature</source>
        <translation>Position jedes Merkmals</translation>
    </message>
    <message>
        <source>Write the positions beside the pictures</source>
        <translation>Die Positionen neben die Bilder schreiben</translation>
    </message>
    <message>
        <source>&amp;Kind</source>
        <translation>&amp;Art</translation>
    </message>
    <message>
        <source>&amp;Across</source>
        <translation>&amp;Waagerecht</translation>
    </message>
    <message>
        <source>&amp;Down</source>
        <translation>&amp;Senkrecht</translation>
    </message>
    <message>
        <source>&amp;Position</source>
        <translation>&amp;Position</translation>
    </message>
    <message>
        <source>Pict&amp;ures</source>
        <translation>&amp;Bilder</translation>
    </message>
    <message>
        <source>Picture &amp;size</source>
        <translation>Bild&amp;größe</translation>
    </message>
    <message>
        <source>{count} pictures in one row, about {width} × {height} pixels.</source>
        <translation>{count} Bilder in einer Reihe, etwa {width} × {height} Bildpunkte.</translation>
    </message>
    <message>
        <source>{count} pictures in {rows} rows, about {width} × {height} pixels.</source>
        <translation>{count} Bilder in {rows} Reihen, etwa {width} × {height} Bildpunkte.</translation>
    </message>
</context>
<context>
    <name>SheetView</name>
    <message>
        <source>Generated pictures, sorted</source>
        <translation>Erzeugte Bilder, sortiert</translation>
    </message>
    <message>
        <source>{images} generated pictures, from least to most {feature}.</source>
        <translation>{images} erzeugte Bilder, von am wenigsten bis am meisten {feature}.</translation>
    </message>
    <message>
        <source>Generated pictures appear here,
sorted by what was learnt.</source>
        <translation>Hier erscheinen erzeugte Bilder,
sortiert nach dem Gelernten.</translation>
    </message>
    <message>
        <source>first: least {feature}</source>
        <translation>vorn: wenig {feature}</translation>
    </message>
    <message>
        <source>last: most {feature}</source>
        <translation>hinten: viel {feature}</translation>
    </message>
</context>
<context>
    <name>Shortfalls</name>
    <message>
        <source>the latents do not tell the feature</source>
        <translation>die latenten Vektoren verraten das Merkmal nicht</translation>
    </message>
    <message>
        <source>so few labelled pictures were held back ({pictures}) that the extractor may tell them by chance (AUC {score})</source>
        <translation>es wurden so wenige sortierte Bilder zurückgehalten ({pictures}), dass der Extraktor sie zufällig erkennen mag (AUC {score})</translation>
    </message>
    <message>
        <source>the extractor hardly tells it on labelled pictures ({score})</source>
        <translation>der Extraktor erkennt es an sortierten Bildern kaum ({score})</translation>
    </message>
    <message>
        <source>it rises along the axis in only {rising} of latents</source>
        <translation>es nimmt nur bei {rising} der latenten Vektoren entlang der Achse zu</translation>
    </message>
    <message>
        <source>the latents tell the feature only in part (R² {r2})</source>
        <translation>die latenten Vektoren verraten das Merkmal nur zum Teil (R² {r2})</translation>
    </message>
    <message>
        <source>the latents tell the feature only in part (R² {r2}, AUC {auc})</source>
        <translation>die latenten Vektoren verraten das Merkmal nur zum Teil (R² {r2}, AUC {auc})</translation>
    </message>
    <message>
        <source>the axis is uncertain by {angle} degrees; sample more</source>
        <translation>die Achse ist um {angle} Grad unsicher; nehmen Sie mehr Stichproben</translation>
    </message>
    <message>
        <source>the extractor was not measured on labelled pictures</source>
        <translation>der Extraktor wurde nicht an sortierten Bildern gemessen</translation>
    </message>
    <message>
        <source>the extractor tells it on labelled pictures with R² {score} only</source>
        <translation>der Extraktor erkennt es an sortierten Bildern nur mit R² {score}</translation>
    </message>
    <message>
        <source>the extractor tells it on labelled pictures with AUC {score} only</source>
        <translation>der Extraktor erkennt es an sortierten Bildern nur mit AUC {score}</translation>
    </message>
    <message>
        <source>its pictures were not checked</source>
        <translation>ihre Bilder wurden nicht geprüft</translation>
    </message>
    <message>
        <source>it rises steadily along the axis in only {monotone} of latents</source>
        <translation>es nimmt nur bei {monotone} der latenten Vektoren entlang der Achse stetig zu</translation>
    </message>
    <message>
        <source>no second extractor has checked it</source>
        <translation>kein zweiter Extraktor hat sie geprüft</translation>
    </message>
</context>
<context>
    <name>SideEffectMark</name>
    <message>
        <source>Hold</source>
        <translation>Halten</translation>
    </message>
    <message>
        <source>Hold {name}</source>
        <translation>{name} halten</translation>
    </message>
    <message>
        <source>Lock {name}, so that other features leave it where it is</source>
        <translation>{name} sperren, damit andere Merkmale es lassen, wo es ist</translation>
    </message>
    <message>
        <source>{name} changed by {change} though nobody moved it; 1 is how much it commonly differs from picture to picture</source>
        <translation>{name} hat sich um {change} geändert, obwohl niemand es bewegt hat; 1 ist der übliche Unterschied von Bild zu Bild</translation>
    </message>
</context>
<context>
    <name>StageList</name>
    <message>
        <source>Progress of the work</source>
        <translation>Fortschritt der Arbeit</translation>
    </message>
    <message>
        <source>{seconds_left} left</source>
        <translation>noch {seconds_left}</translation>
    </message>
    <message>
        <source>done</source>
        <translation>fertig</translation>
    </message>
</context>
<context>
    <name>Start</name>
    <message>
        <source>The application crashed last time; what it left is in {file}.</source>
        <translation>Beim letzten Mal ist die Anwendung abgestürzt; was sie hinterlassen hat, steht in {file}.</translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>Generator</source>
        <translation>Generator</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Startwert</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>Tätigkeit</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>Zoom</translation>
    </message>
    <message>
        <source>Time of the last picture</source>
        <translation>Dauer des letzten Bilds</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>Seed {seed}</source>
        <translation>Startwert {seed}</translation>
    </message>
</context>
<context>
    <name>TileGrid</name>
    <message>
        <source>Picture {number}</source>
        <translation>Bild {number}</translation>
    </message>
</context>
<context>
    <name>Tour</name>
    <message>
        <source>The picture</source>
        <translation>Das Bild</translation>
    </message>
    <message>
        <source>Sliders</source>
        <translation>Regler</translation>
    </message>
    <message>
        <source>Locks</source>
        <translation>Sperren</translation>
    </message>
    <message>
        <source>A trained network, the generator, draws it; you steer what it shows. Turn the wheel to zoom, hold C to see the picture that you started from. You can use the window during this tour.</source>
        <translation>Ein trainiertes Netz, der Generator, zeichnet es; Sie steuern, was es zeigt. Drehen Sie das Rad zum Vergrößern, halten Sie C, um das Bild zu sehen, mit dem Sie begannen. Das Fenster lässt sich während dieser Tour benutzen.</translation>
    </message>
    <message>
        <source>Each slider changes one feature: 0 is an average picture, and few lie beyond 3. Others may move along, for features come together. A double-click takes the slider back; &quot;weak&quot; means that the feature changes little, or not the same everywhere.</source>
        <translation>Jeder Regler ändert ein Merkmal: 0 ist ein mittleres Bild, und wenige liegen jenseits von 3. Andere können sich mitbewegen, denn Merkmale kommen zusammen vor. Ein Doppelklick nimmt den Regler zurück; „schwach“ heißt, dass sich das Merkmal wenig ändert oder nicht überall gleich.</translation>
    </message>
    <message>
        <source>A locked feature stays as it is while you move the others, and in every random picture. Then a bar at each slider shows how much of its effect the locks leave.</source>
        <translation>Ein gesperrtes Merkmal bleibt, wie es ist, während Sie die anderen bewegen, und in jedem zufälligen Bild. Dann zeigt ein Balken an jedem Regler, wie viel die Sperren von seiner Wirkung lassen.</translation>
    </message>
    <message>
        <source>Random</source>
        <translation>Zufall</translation>
    </message>
    <message>
        <source>Another picture. Whatever you locked stays. Reset takes you back to its start.</source>
        <translation>Ein anderes Bild. Was Sie gesperrt haben, bleibt. Zurücksetzen führt zu dessen Anfang.</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Everything that you make is kept here: click a picture to go back to it. Nothing is lost by undoing, and a session saves all of it.</source>
        <translation>Alles, was Sie machen, bleibt hier: Ein Klick auf ein Bild führt zu ihm zurück. Durch Rückgängig geht nichts verloren, und eine Sitzung speichert alles.</translation>
    </message>
    <message>
        <source>Your own sliders</source>
        <translation>Eigene Regler</translation>
    </message>
    <message>
        <source>Discover axes, in the File menu, makes sliders from folders of pictures that you sorted yourself. Help, Tour shows these steps again.</source>
        <translation>Achsen entdecken im Menü Datei macht Regler aus Ordnern mit Bildern, die Sie selbst sortiert haben. Hilfe, Rundgang zeigt diese Schritte wieder.</translation>
    </message>
</context>
<context>
    <name>Unexpected</name>
    <message>
        <source>That did not work ({error}); the log file holds the details.</source>
        <translation>Das hat nicht geklappt ({error}); Einzelheiten stehen in der Protokolldatei.</translation>
    </message>
</context>
<context>
    <name>UserFolders</name>
    <message>
        <source>Nothing can be saved in {folder} ({reason}): settings and open sessions are not kept.</source>
        <translation>In {folder} lässt sich nichts speichern ({reason}): Einstellungen und offene Sitzungen bleiben nicht erhalten.</translation>
    </message>
</context>
<context>
    <name>ValueField</name>
    <message>
        <source>Value to set</source>
        <translation>Wert</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>{number} seconds</source>
        <translation>{number} Sekunden</translation>
    </message>
    <message>
        <source>1 minute</source>
        <translation>1 Minute</translation>
    </message>
    <message>
        <source>{number} minutes</source>
        <translation>{number} Minuten</translation>
    </message>
    <message>
        <source>1 hour</source>
        <translation>1 Stunde</translation>
    </message>
    <message>
        <source>{number} hours</source>
        <translation>{number} Stunden</translation>
    </message>
    <message>
        <source>{names} and {last}</source>
        <translation>{names} und {last}</translation>
    </message>
    <message>
        <source>{names} and {count} more</source>
        <translation>{names} und {count} weitere</translation>
    </message>
    <message>
        <source>Read the pictures</source>
        <translation>Bilder lesen</translation>
    </message>
    <message>
        <source>Learn to tell the features</source>
        <translation>Lernen, Merkmale zu erkennen</translation>
    </message>
    <message>
        <source>Learn again, for a second opinion</source>
        <translation>Noch einmal lernen, als zweite Meinung</translation>
    </message>
    <message>
        <source>Try it on generated pictures</source>
        <translation>An erzeugten Bildern versuchen</translation>
    </message>
    <message>
        <source>Look for the axes</source>
        <translation>Achsen suchen</translation>
    </message>
    <message>
        <source>Check the axes</source>
        <translation>Achsen prüfen</translation>
    </message>
    <message>
        <source>Draw the film strips</source>
        <translation>Filmstreifen zeichnen</translation>
    </message>
</context>
<context>
    <name>WorkChip</name>
    <message>
        <source>Progress of the discovery</source>
        <translation>Fortschritt der Entdeckung</translation>
    </message>
    <message>
        <source>Discovering…</source>
        <translation>Entdecke…</translation>
    </message>
    <message>
        <source>Discovering… {share} %</source>
        <translation>Entdecke… {share} %</translation>
    </message>
</context>
<context>
    <name>Workbench</name>
    <message>
        <source>Pi&amp;xel grid</source>
        <translation>Bildpunkt&amp;raster</translation>
    </message>
    <message>
        <source>Lines between pixels that are large on screen</source>
        <translation>Linien zwischen Bildpunkten, die groß auf dem Schirm sind</translation>
    </message>
</context>
<context>
    <name>_HistoryView</name>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Click a picture to return to it; more is in its context menu</source>
        <translation>Ein Klick auf ein Bild führt zu ihm zurück; mehr steht im Kontextmenü</translation>
    </message>
</context>
</TS>
