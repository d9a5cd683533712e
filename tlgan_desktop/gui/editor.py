"""The editor: what the person is editing and every way to change it, without a widget."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from tlgan_desktop.axes import AxisSet, check_fits
from tlgan_desktop.editing import (
    Document,
    History,
    HistoryItem,
    Recipe,
    RecipeEdit,
    Scene,
    SliderState,
    Steering,
    check_recipe_fits,
    move_label,
)
from tlgan_desktop.editing.recipe import Labels
from tlgan_desktop.errors import UserError
from tlgan_desktop.figures import printed
from tlgan_desktop.gui.messages import LatentWanted
from tlgan_desktop.latents import FloatArray, sample_latents

if TYPE_CHECKING:  # generators import torch, which only the worker may do
    from tlgan_desktop.generators import GeneratorInfo


class Editor(QObject):
    """Holds the history of the scenes made with one generator and one axis set.

    A gesture (a drag, a held key) begins with :meth:`begin_gesture`; its moves are computed from the latent
    at its beginning and undone as one step.
    """

    changed = Signal()
    """The picture or a lock changed."""
    history_changed = Signal()
    """The history grew or an item of it changed; also whenever ``changed`` is emitted."""
    axes_changed = Signal()
    """There are other axes, or none."""
    latent_wanted = Signal(object)
    """A ``LatentWanted``, to be answered with :meth:`take_latent`."""
    refused = Signal(str)
    """An edit that cannot be made, and why."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.info: GeneratorInfo | None = None
        self.history: History | None = None
        self.may_begin_anew: Callable[[], bool] = lambda: True
        self.steering: Steering | None = None
        self._gesture = 0
        self._carried: Scene | None = None

    @property
    def scene(self) -> Scene | None:
        """What is on screen."""
        return None if self.history is None else self.history.scene

    @property
    def axis_set(self) -> AxisSet | None:
        """The axes in use."""
        return self.steering.axis_set if self.steering else None

    @property
    def space(self) -> str:
        """The latent space that is edited."""
        return self.steering.axis_set.space if self.steering else "z"

    @property
    def has_truncation(self) -> bool:
        """Whether the generator has styles to truncate."""
        return self.info is not None and "w" in self.info.spaces

    def sliders(self) -> Mapping[str, SliderState]:
        """What the slider of every axis shows; none without a picture."""
        if self.steering is None or self.scene is None:
            return {}
        return self.steering.sliders(self.scene.document)

    def use_generator(self, info: "GeneratorInfo", seed: int) -> None:
        """Start anew with a generator, without axes, at the picture ``seed``."""
        self.info = info
        self._begin_anew(None)
        self.random(seed)

    def use_axes(self, axis_set: AxisSet) -> None:
        """Steer along other axes: pictures stay where they live in the space of these.

        Locks stay on the axes that are in sight as before, and so do edits along them; others go.

        Raises:
            UserError: no generator is open, the axes do not fit it, or the person keeps the session instead.
        """
        if self.info is None:
            raise UserError(self.tr("Open a generator first; axes belong to one."))
        check_fits(axis_set, self.info.fingerprint, self.info.spaces)
        before = self.history
        if before is None or axis_set.space == self.space:
            same = axis_set.shared(self.axis_set) if self.axis_set else ()
            self._begin_anew(axis_set, None if before is None else before.for_axes(same))
            if before is None and self._carried is not None:  # axes before these wait for it in w
                self._carry_over(self._carried)
        elif not self.may_begin_anew():
            words = self.tr("The axes for {space} were not used; the session goes on with its own.")
            raise UserError(words.format(space=axis_set.space))
        else:
            self._begin_anew(axis_set)
            self._carry_over(before.scene)

    def begin_gesture(self) -> None:
        """Compute the moves that follow from the present latent, and undo them as one."""
        self._gesture += 1

    def move(self, name: str, target: float) -> None:
        """Bring one axis to a position as part of the present gesture."""
        self.move_all({name: target})

    def move_all(self, targets: Mapping[str, float], label: str = "") -> None:
        """Bring axes to positions together as part of the present gesture; without a label one gives it."""
        if self.steering is None or self.history is None:
            return
        before, origin = self.history.scene.document, self.history.before(self._gesture).scene.document.latent
        try:
            document = self.steering.move(before, targets, origin)
        except UserError as error:
            self.refused.emit(printed(str(error)))
            return
        positions = self.steering.positions(origin)
        label = label or next(move_label(name, targets[name] - positions[name]) for name in targets)
        edit = RecipeEdit(targets, before.locks, before.straight)
        self.change(replace(self.history.scene, document=document), label, self._gesture, (edit,))

    def revert(self, name: str) -> None:
        """Bring one axis back to the position it has in the start picture."""
        if self.steering is not None and self.scene is not None:
            start = self.steering.positions(self.scene.document.start)[name]
            self.move_all({name: start}, self.tr("Reset {name}").format(name=name))

    def set_lock(self, name: str, locked: bool) -> None:
        """Lock one axis where it is, or let it go."""
        if self.steering is not None and self.scene is not None:
            document = self.steering.with_lock(self.scene.document, name, locked)
            words = self.tr("Lock {name}") if locked else self.tr("Unlock {name}")
            self.change(replace(self.scene, document=document), words.format(name=name))

    def unlock_all(self) -> None:
        """Take every lock off."""
        if self.scene is not None:
            document = replace(self.scene.document, locks=())
            self.change(replace(self.scene, document=document), self.tr("Unlock all"))

    def set_straight(self, straight: bool) -> None:
        """Edit along straight lines, or on the shell of the prior."""
        if self.steering is not None and self.scene is not None:
            document = self.steering.with_straight(self.scene.document, straight)
            label = self.tr("Straight lines") if straight else self.tr("Shell")
            self.change(replace(self.scene, document=document), label)

    def set_truncation(self, truncation: float) -> None:
        """Draw nearer to the average picture (0) or as the latent says (1)."""
        if self.scene is not None:
            scene = replace(self.scene, truncation=truncation)
            words = self.tr("Truncation to {value}")
            self.change(scene, words.format(value=f"{truncation:.2f}"), self._gesture)

    def random(self, seed: int) -> None:
        """Go to the picture ``seed``, within the locks."""
        if self.info is None:
            return
        labels = None if self.scene is None else self.scene.labels
        latent = sample_latents(seed, 1, self.info.spaces["z"], self.info.prior)[0]
        if self.space == "w":
            self.latent_wanted.emit(LatentWanted(seed, latent, labels))
        else:
            self.take_latent(seed, latent, labels)

    def take_latent(self, seed: int | None, latent: FloatArray, labels: Labels = None) -> None:
        """Go to a latent ``(d,)`` of the space that is edited, with its ``labels``, within the locks."""
        label = self.tr("Picture") if seed is None else self.tr("Seed {seed}").format(seed=seed)
        if self.scene is None:
            document = self.steering.open(latent) if self.steering else Document(latent, latent)
            self._show(History.start(Scene(document, seed, labels=labels), label))
        else:
            steering, before = self.steering, self.scene.document
            document = steering.random(before, 0, fresh=latent) if steering else Document(latent, latent)
            self.change(replace(self.scene, document=document, seed=seed, labels=labels), label)

    def change(
        self, scene: Scene, label: str, gesture: int | None = None, edits: tuple[RecipeEdit, ...] = ()
    ) -> None:
        """Go on to another scene, as one step called ``label``."""
        if self.history is not None:
            self._show(self.history.add(scene, label, gesture, edits))

    def reset(self) -> None:
        """Go back to the start picture; locks stay on."""
        if self.scene is not None:
            self.change(replace(self.scene, document=self.scene.document.reset()), self.tr("Reset"))

    def undo(self) -> None:
        """Go back one step."""
        if self.history is not None:
            self._show(self.history.undo())

    def redo(self) -> None:
        """Go on to where the last undo came from."""
        if self.history is not None:
            self._show(self.history.redo())

    def go_to(self, index: int) -> None:
        """Return to any item of the history; edits from there begin a branch."""
        if self.history is not None:
            self._show(self.history.go_to(index))

    def rename(self, index: int, name: str) -> None:
        """Give an item of the history a name of the person's own."""
        if self.history is not None:
            self._show(self.history.renamed(index, name))

    def pin(self, index: int, pinned: bool) -> None:
        """Keep an item of the history at hand, or no longer."""
        if self.history is not None:
            self._show(self.history.pinned(index, pinned))

    def resume(self, history: History, axis_set: AxisSet | None) -> None:
        """Go on with a history that was made with this generator and these axes.

        Raises:
            UserError: the axes do not fit the generator.
        """
        assert self.info is not None
        if axis_set is not None:
            check_fits(axis_set, self.info.fingerprint, self.info.spaces)
        self._begin_anew(axis_set)
        self._show(history)

    def recipe(self, scene: Scene) -> Recipe:
        """What makes the picture of a scene of this editor, for a file."""
        assert self.info is not None
        return Recipe(
            generator_fingerprint=self.info.fingerprint,
            space=self.space,
            document=scene.document,
            generator_name=self.info.name,
            truncation=scene.truncation,
            cutoff=scene.cutoff,
            labels=scene.labels,
            axis_set=self.axis_set.fingerprint if self.axis_set else None,
            edits=self.history.edits_of(scene) if self.history else (),
        )

    def restore(self, recipe: Recipe) -> None:
        """Go to the picture of a recipe, with its locks and its edits where they are of these axes.

        Raises:
            UserError: the recipe belongs to another generator or to a space that is not being edited.
        """
        if self.info is None:
            raise UserError(self.tr("Open a generator first, the one that made the picture."))
        check_recipe_fits(recipe, self.info.fingerprint, self.info.spaces)
        if recipe.space != self.space:
            words = self.tr("This picture was made in {space}; import axes in {space} first.")
            raise UserError(words.format(space=recipe.space))
        axes, document = self.axis_set, recipe.document
        axes = axes if axes is not None and recipe.axis_set == axes.fingerprint else None
        locks = tuple(axis.name for axis in axes.shown if axis.name in document.locks) if axes else ()
        edits = recipe.edits if axes else ()
        scene = Scene(replace(document, locks=locks), None, recipe.truncation, recipe.cutoff, recipe.labels)
        label = self.tr("Reopened picture")
        if self.history is None:
            self._show(History((HistoryItem(scene, label, edits=edits, from_start=True),)))
        else:
            self._show(self.history.add(scene, label, edits=edits, from_start=True))

    def _carry_over(self, before: Scene) -> None:
        """Show the picture of ``before`` in the other space, that of the new axes."""
        self._carried = before
        if self.space == "w":
            self.latent_wanted.emit(LatentWanted(before.seed, before.document.latent, before.labels))
        else:
            self.random(before.seed or 0)  # w has no way back to z: the start picture is the nearest

    def _begin_anew(self, axis_set: AxisSet | None, history: History | None = None) -> None:
        self.history = history
        self.steering = None if axis_set is None else Steering(axis_set)
        self.axes_changed.emit()
        if history is not None:
            self.changed.emit()
        self.history_changed.emit()

    def _show(self, history: History) -> None:
        before, self.history = self.scene, history
        if history.scene != before:
            self.changed.emit()
        self.history_changed.emit()
